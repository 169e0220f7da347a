"""A released section with two labs, and the hands that operate them."""

from __future__ import annotations

from django.test import Client

from courses.models import SectionProgress
from labs.models import Lab, LabRevision
from tests.factories import (
    CourseFactory,
    ModuleFactory,
    QuestionRevisionFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
)
from tests.labs.playing.made_up import DIAL, STAIRS

HTMX = {"HX-Request": "true"}
TEXT = """
## // first | A heading {#first}

Some text.

/// lab | climb
///

/// lab | tune
///

## // check | Questions {#check}

/// score
///

/// check | first-check
///
"""


STEPS = {"measure": "height", "text": "{height} steps of {top}.", "passage": "first"}
READING = {"measure": "reading", "text": "It reads {reading}.", "passage": "first"}


class Workshop:
    """One section; its labs "climb" (stairs) and "tune" (a dial) are released with it."""

    def __init__(self, **climb: object) -> None:
        module = ModuleFactory.create(course=CourseFactory.create(), number=6, slug="m06")
        self.course = module.course
        self.section = SectionFactory.create(module=module, number=3, slug="s3")
        self.text = SectionRevisionFactory.create(section=self.section, source=TEXT)
        self.check = QuestionRevisionFactory.create(
            question__section=self.section, question__key="first-check"
        )
        self.labs = {
            key: Lab.objects.create(section=self.section, key=key, mechanics=mechanics.key)
            for key, mechanics in (("climb", STAIRS), ("tune", DIAL))
        }
        self.revisions = {"climb": self.revision("climb", **climb), "tune": self.revision("tune")}
        drafts = (self.text, self.check, *self.revisions.values())
        self.release = released(*drafts, scope=self.course.slug)
        self.section_url = self.section.get_absolute_url()

    def revision(self, key: str, **fields: object) -> LabRevision:
        """A draft of that lab."""
        lab = self.labs[key]
        stairs = lab.mechanics == "stairs"
        said: dict[str, object] = {
            "code": f"LAB_0{1 if stairs else 2}",
            "topic": "stairs" if stairs else "dials",
            "title": "Reach the top" if stairs else "Find the seven",
            "intro": "It takes *twenty* seconds.",
            "situation": "There are {top} steps." if stairs else "A dial.",
            "first_step": "Pull a lever.",
            "passage": "first",
            "parameters": {"top": 3} if stairs else {},
            "hints": {"low": ["There are {top} steps.", "Go up."], "high": ["Go down."]}
            if stairs
            else {"off": ["Try another."]},
            "debrief": [STEPS if stairs else READING],
            "check_key": "first-check",
            "points": 2,
        }
        number = lab.revisions.count() + 1
        return LabRevision.objects.create(lab=lab, number=number, **(said | fields))

    def lock(self) -> None:
        """Have the section wait for another one."""
        before = SectionFactory.create(module=self.section.module, number=2, slug="s2")
        released(SectionRevisionFactory.create(section=before), scope=self.course.slug)
        self.section.opens_after = before
        self.section.save()
        self.course.touch()

    def take_back(self, key: str) -> None:
        """Ship a text in which that lab no longer stands."""
        text = TEXT.replace(f"/// lab | {key}\n///\n", "")
        newer = SectionRevisionFactory.create(section=self.section, number=2, source=text)
        released(newer, scope=self.course.slug)

    def url(self, key: str = "climb", run: str = "") -> str:
        """The address of a lab, or of one of its runs."""
        return f"{self.section_url}labs/{key}/" + (f"runs/{run}/" if run else "")

    def mark(self, key: str = "climb") -> dict[str, object]:
        """The mark of the only learner who played."""
        marks: dict[str, dict[str, object]] = SectionProgress.objects.get().marks
        return marks[f"lab:{key}"]


class Hands:
    """A browser at one lab, which goes on from the run that its last answer showed."""

    def __init__(self, client: Client, workshop: Workshop, key: str = "climb") -> None:
        self.client, self.workshop, self.key = client, workshop, key
        self.run = ""

    def pull(self, *levers: str) -> list[int]:
        """Pull levers one by one: the status of each answer."""
        statuses = []
        for lever in levers:
            answer = self.send(lever=lever)
            statuses.append(answer.status_code)
            if answer.status_code == 200:
                self.run = ".".join(filter(None, (self.run, lever)))
        return statuses

    def send(self, **fields: str) -> object:
        """Post a form in place."""
        form = {"run": self.run} | fields
        return self.client.post(self.workshop.url(self.key), form, headers=HTMX)
