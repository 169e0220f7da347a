"""Reading the choices of a question in questions.yaml: what each kind of question makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from courses.packs.fields import Fields
from courses.rendering import render_fragment
from quizzes.kinds import choosing, essay, matching, ordering, typed
from quizzes.models import BY_PERSON, ONE_KEY, PLAIN, QuestionKind
from quizzes.packs.states import EXPLAINED, ChoiceState, is_key_unless_said

CHOICE_FIELDS = ("key", "text", "pair", "explanation", "points", "correct", "last")
_CHOSEN = (choosing.FEWEST, choosing.MOST)
LIMITS = {
    QuestionKind.SINGLE: _CHOSEN,
    QuestionKind.MULTIPLE: _CHOSEN,
    QuestionKind.TRUE_FALSE: _CHOSEN,
    QuestionKind.NUMERIC: (1, typed.MOST_PATTERNS),
    QuestionKind.SHORT_TEXT: (1, typed.MOST_PATTERNS),
    QuestionKind.ORDERING: (ordering.FEWEST, ordering.MOST),
    QuestionKind.MATCHING: (matching.FEWEST, 2 * matching.MOST),
    QuestionKind.ESSAY: (1, essay.MOST_CRITERIA),
}
"""How many choices a question has, by kind."""
TRUE_FALSE = {"true", "false"}
"""What the two choices of a true-or-false question are called."""


def prose(fields: Fields, name: str, *, may_be_empty: bool = False) -> str:
    """Markdown, with what the renderer finds in it reported at its lines.

    What may be empty still has to be there, so that it is not forgotten.
    """
    words = fields.words(name, required=not (may_be_empty and fields.has(name)), lines=True)
    words.report(fields.source, render_fragment(words.text)[1])
    return words.text


def read_choices(fields: Fields, kind: str) -> tuple[ChoiceState, ...]:
    """The choices under the question. Reports every problem."""
    nodes = fields.items("choices", required=True)
    entries = [Fields(node, fields.source, CHOICE_FIELDS) for node in nodes]
    choices = tuple(_choice(entry, kind) for entry in entries)
    if fields.has("choices"):
        line = fields.line_of("choices")
        for reason in _problems_of_all(choices, kind):
            fields.source.report(line, reason)
        _report_doubles(entries, choices, kind)
    return choices


def _choice(entry: Fields, kind: str) -> ChoiceState:
    text, pair = _text(entry, kind), _pair(entry, kind)
    must_explain = kind in EXPLAINED or entry.has("explanation")
    return ChoiceState(
        key=entry.slug("key"),
        text=text,
        explanation=prose(entry, "explanation", may_be_empty=True) if must_explain else "",
        is_key=entry.switch("correct", default=is_key_unless_said(kind, text)),
        is_last=entry.switch("last", default=False),
        pair=pair,
        points=_points(entry, kind),
    )


def _text(entry: Fields, kind: str) -> str:
    if kind in PLAIN:
        return entry.text("text", required=True)
    if kind == QuestionKind.MATCHING and not entry.has("text") and entry.has("pair"):
        return ""
    return prose(entry, "text")


def _pair(entry: Fields, kind: str) -> str:
    if kind == QuestionKind.MATCHING:
        return prose(entry, "pair")
    if entry.has("pair"):
        reason = _("Only questions of the kind %(kind)s have “%(name)s”. Leave it out.")
        words = {"name": "pair", "kind": QuestionKind.MATCHING.value}
        entry.source.report(entry.line_of("pair"), reason % words)
    return ""


def _points(entry: Fields, kind: str) -> int:
    """How many a criterion is worth; of a rubric alone."""
    if kind in BY_PERSON:
        return entry.whole("points", least=1, most=essay.MOST_POINTS)
    if entry.has("points"):
        reason = _("Only questions of the kind %(kind)s have “%(name)s”. Leave it out.")
        words = {"name": "points", "kind": QuestionKind.ESSAY.value}
        entry.source.report(entry.line_of("points"), reason % words)
    return 0


def _problems_of_all(choices: Sequence[ChoiceState], kind: str) -> Iterator[str]:
    """Too few or too many, and right ones where there must be others."""
    fewest, most = LIMITS[QuestionKind(kind)]
    if not fewest <= len(choices) <= most:
        words = {"fewest": fewest, "most": most, "count": len(choices)}
        yield _("Offer %(fewest)d to %(most)d choices, not %(count)d.") % words
    right = sum(choice.is_key for choice in choices)
    if kind in BY_PERSON:
        if right:
            yield _("Leave out “correct”: people grade it, by the points of each criterion.")
        return
    if kind in ONE_KEY and right != 1:
        yield _("Write “correct: true” at exactly one choice.")
    elif not right:
        yield _("Write “correct: true” at one choice at least.")
    implied = (QuestionKind.ORDERING, QuestionKind.MATCHING)
    if kind in implied and any(c.is_key != is_key_unless_said(kind, c.text) for c in choices):
        yield _("Leave out “correct”: the order, or the pair, says it.")
    if kind == QuestionKind.TRUE_FALSE and {choice.key for choice in choices} != TRUE_FALSE:
        yield _("Name the two choices “true” and “false”.")


def _report_doubles(entries: list[Fields], choices: Sequence[ChoiceState], kind: str) -> None:
    """What is there twice: a name, or words."""
    keys: set[str] = set()
    texts: set[str] = set()
    for entry, choice in zip(entries, choices, strict=True):
        text = choice.text if kind in PLAIN else " ".join(choice.text.split()).casefold()
        if choice.key and choice.key in keys:
            reason = _("The key “%(key)s” is taken.") % {"key": choice.key}
            entry.source.report(entry.line_of("key"), reason)
        if text and text in texts:
            reason = _("Another choice says the same. Change one.")
            entry.source.report(entry.line_of("text"), reason)
        keys.add(choice.key)
        texts.add(text)
