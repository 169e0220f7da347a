"""People of the admin, a released lesson and a lab's draft in it."""

import copy
from pathlib import Path

import pytest
from django.conf import settings as configured
from pytest_django import Settings

from labs.models import LabRevision
from tests.admin.conftest import (  # noqa: F401  (fixtures)
    administering,
    instructing,
    instructor,
    roles,
    superuser,
)
from tests.factories import Lesson
from tests.labs.factories import LabRevisionFactory

HERE = Path(__file__).parent / "templates"


@pytest.fixture(autouse=True)
def _toy_templates(settings: Settings) -> None:
    """What the toy lab is drawn with."""
    templates = copy.deepcopy(configured.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], HERE]
    settings.TEMPLATES = templates


@pytest.fixture
def lesson(db: None) -> Lesson:
    """A released section with two checks."""
    return Lesson()


@pytest.fixture
def draft(lesson: Lesson) -> LabRevision:
    """A lab's draft on the toy's workings."""
    revision: LabRevision = LabRevisionFactory.create(
        lab__section=lesson.section, lab__key="the-toy", title="Count to the goal"
    )
    return revision
