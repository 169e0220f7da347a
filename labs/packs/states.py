"""A lab as its file says it: compared with revisions, stored, and written back."""

from __future__ import annotations

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
    lab = authored_in(revision)
    return {
        "mechanics": revision.lab.mechanics,
        "code": lab.code,
        "topic": lab.topic,
        "title": lab.title,
        "intro": lab.intro,
        "situation": lab.situation,
        "first_step": lab.first_step,
        "passage": lab.passage,
        "parameters": dict(lab.parameters),
        "hints": {failure: list(ladder) for failure, ladder in lab.hints.items()},
        "debrief": [asdict(line) for line in lab.debrief],
        "check": lab.check_key,
        **({"required": True} if lab.is_required else {}),
        **({"points": lab.points} if lab.points else {}),
    }
