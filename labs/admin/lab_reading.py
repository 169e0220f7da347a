"""What is compared of two revisions of a lab: numbers, words, hints and debrief."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from labs.mechanics import mechanics_keys
from labs.models import LabRevision
from releases.admin import facts_of, label_of, told
from releases.comparing import Fact, Passage, Reading

FACTS = ("code", "topic", "title", "passage", "check_key", "is_required", "points")
WORDS = ("intro", "situation", "first_step")


def lab_reading(revision: LabRevision) -> Reading:
    """Texts with their {names}: numbers are filled in when a page is made."""
    words = (
        Passage(name, label_of(revision, name), getattr(revision, name), revision.rendered[name])
        for name in WORDS
    )
    return Reading(
        facts=(*facts_of(revision, *FACTS), *_numbers(revision), *_proofs(revision)),
        passages=(*words, *_hints(revision), *_debrief(revision)),
    )


def _numbers(revision: LabRevision) -> Iterator[Fact]:
    """Each under its name; under its label, too, where the workings are installed."""
    known = revision.lab.mechanics in mechanics_keys()
    labels = {each.name: each.label for each in revision.lab.workings.parameters} if known else {}
    for name, number in revision.parameters.items():
        label = f"{labels[name]} ({name})" if name in labels else name
        yield Fact(label, told(number))


def _proofs(revision: LabRevision) -> Iterator[Fact]:
    """Which measure each line of the debrief takes, and which passage it proves."""
    for place, line in enumerate(revision.debrief, start=1):
        label = _("Debrief %(place)d is about") % {"place": place}
        yield Fact(label, f"{line['measure']} → #{line['passage']}")


def _hints(revision: LabRevision) -> Iterator[Passage]:
    """A ladder for each way to fail: one hint a line."""
    for failure, ladder in revision.hints.items():
        steps = revision.rendered["hints"][failure]
        html = "".join(f"<li>{step}</li>" for step in steps)
        label = _("Hints: %(failure)s") % {"failure": failure}
        yield Passage(f"hints-{failure}", label, "\n".join(ladder), f"<ol>{html}</ol>")


def _debrief(revision: LabRevision) -> Iterator[Passage]:
    lines = zip(revision.debrief, revision.rendered["debrief"], strict=True)
    for place, (line, shown) in enumerate(lines, start=1):
        label = _("Debrief %(place)d") % {"place": place}
        yield Passage(f"debrief-{place}", label, line["text"], shown["text"])
