"""What a lab revision keeps of its words: HTML in the same places, its {names} still to be filled.

Numbers are filled in when a page is made: a run's measures are known only then, and every reader
sees them written as in their own language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.utils.formats import number_format

from courses.rendering import render_fragment
from labs.mechanics import Number

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")

type Hints = Mapping[str, list[str]]
"""A ladder of hints per failure, gentlest first."""
type Debriefing = list[dict[str, str]]
"""What a won run shows: {"measure", "text", "passage"} each."""
type Stored = dict[str, object]


def rendered_lab(
    *, intro: str, situation: str, first_step: str, hints: Hints, debrief: Debriefing
) -> Stored:
    """The words as HTML, ready for a JSON column."""
    return {
        "intro": _html(intro),
        "situation": _html(situation),
        "first_step": _html(first_step),
        "hints": {failure: [_html(hint) for hint in ladder] for failure, ladder in hints.items()},
        "debrief": [line | {"text": _html(line["text"])} for line in debrief],
    }


def _html(source: str) -> str:
    return render_fragment(source)[0]


def placeholders(text: str) -> Iterator[str]:
    """The names that stand in braces in the text: "{users} users" names users."""
    for found in PLACEHOLDER.finditer(text):
        yield found[1]


def filled(html: str, numbers: Mapping[str, Number]) -> str:
    """The text with its numbers in place, written as in the reader's language.

    A name that has no number stays as it is. Numbers are plain text, so the HTML stays safe.
    """
    return PLACEHOLDER.sub(lambda found: _number(found, numbers), html)


def _number(found: re.Match[str], numbers: Mapping[str, Number]) -> str:
    number = numbers.get(found[1])
    if number is None:
        return found[0]
    places = 0 if float(number).is_integer() else 1
    return number_format(number, decimal_pos=places, use_l10n=True, force_grouping=True)
