"""The smallest valid lab, on the toy's workings."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from labs.models import Lab, LabRevision, LabRun
from tests.factories import NOW, LearnerFactory, SectionFactory
from tests.labs.toy import TOY


class LabFactory(DjangoModelFactory[Lab]):
    """A lab's place, on the toy's workings."""

    class Meta:
        model = Lab

    section = factory.SubFactory(SectionFactory)
    key = factory.Sequence(lambda n: f"lab-{n}")
    mechanics = TOY.key


class LabRevisionFactory(DjangoModelFactory[LabRevision]):
    """A draft lab that can be won in three steps and is ready for a release.

    Its passage is the heading, and its question the first check, of `tests.factories.Lesson`.
    """

    class Meta:
        model = LabRevision

    lab = factory.SubFactory(LabFactory)
    code = "LAB_01"
    topic = "counting"
    title = factory.Sequence(lambda n: f"Lab {n}")
    intro = "Press a lever until you are there."
    situation = "There are {goal} steps to make."
    first_step = "Press *up* once."
    passage = "first"
    parameters = factory.LazyFunction(lambda: {"goal": 3, "limit": 5})
    hints = factory.LazyFunction(
        lambda: {"short": ["Press again.", "Press until {goal}."], "over": ["One too many."]}
    )
    debrief = factory.LazyFunction(
        lambda: [{"measure": "steps", "text": "{steps} of {goal} steps.", "passage": "first"}]
    )
    check_key = "first-check"


class LabRunFactory(DjangoModelFactory[LabRun]):
    """A stored form: one step, which is not enough."""

    class Meta:
        model = LabRun

    learner = factory.SubFactory(LearnerFactory)
    revision = factory.SubFactory(LabRevisionFactory)
    lab = factory.SelfAttribute("revision.lab")
    number = 1
    run = 1
    moves = "up"
    mechanics_version = 1
    goals_total = 1
    measures = factory.LazyFunction(lambda: {"steps": 1, "share": 100 / 3})
    played_at = NOW
