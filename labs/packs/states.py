"""A lab as its file says it: compared with revisions, stored, and written back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from courses.models import Section
from courses.packs.problems import PackProblem, PackRefusedError
from courses.packs.revising import Loading
from courses.packs.yaml_writing import Value
from labs.authored import AuthoredLab, authored_in
from labs.models import Lab, LabRevision


@dataclass(frozen=True, slots=True)
class LabState:
    """One file of a section's labs. `line` is where it names its workings."""

    mechanics: str
    lab: AuthoredLab
    file: str
    line: int

    def load(self, section: Section, key: str, loading: Loading) -> None:
        """Make or change the draft where it differs from the file.

        Raises PackRefusedError where the lab in the database runs on other workings.
        """
        place, _made = Lab.objects.get_or_create(
            section=section, key=key, defaults={"mechanics": self.mechanics}
        )
        if place.mechanics != self.mechanics:
            told = {"key": key, "mechanics": place.mechanics}
            reason = _(
                "The lab “%(key)s” runs on “%(mechanics)s” already, and runs were stored by it."
                " Give this one another key."
            )
            raise PackRefusedError([PackProblem(self.file, self.line, reason % told)])
        loading.revise(place, LabRevision, self.lab)


def entry_of(revision: LabRevision) -> dict[str, Value]:
    """The lab as its file says it."""
    lab, workings = authored_in(revision), revision.lab.workings
    numbers = [parameter.name for parameter in workings.parameters]
    return {
        "mechanics": revision.lab.mechanics,
        "code": lab.code,
        "topic": lab.topic,
        "title": lab.title,
        "intro": lab.intro,
        "situation": lab.situation,
        "first_step": lab.first_step,
        "passage": lab.passage,
        "parameters": {name: lab.parameters[name] for name in _ordered(lab.parameters, numbers)},
        "hints": {name: list(lab.hints[name]) for name in _ordered(lab.hints, workings.failures)},
        "debrief": [asdict(line) for line in lab.debrief],
        "check": lab.check_key,
        **({"required": True} if lab.is_required else {}),
        **({"points": lab.points} if lab.points else {}),
    }


def _ordered(stored: Collection[str], wanted: Sequence[str]) -> list[str]:
    """Names in the workings' order: PostgreSQL keeps those of a JSON object in one of its own.

    Names that the workings no longer have come last.
    """
    return [*(name for name in wanted if name in stored), *sorted(set(stored) - set(wanted))]
