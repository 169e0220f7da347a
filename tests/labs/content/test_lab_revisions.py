"""A lab's revisions and runs say what they are, and follow the rules of every revision."""

import pytest

from labs.models import Lab
from releases.drafts import begin_draft
from releases.models import FrozenRevisionError
from tests.factories import NOW, UserFactory, released
from tests.labs.factories import LabFactory, LabRevisionFactory, LabRunFactory

pytestmark = pytest.mark.django_db


def test_a_lab_its_revision_and_a_run_have_readable_names() -> None:
    revision = LabRevisionFactory.create(lab__key="the-toy", title="Count")
    run = LabRunFactory.create(revision=revision)

    assert str(revision.lab) == "the-toy"
    assert str(revision) == "LAB_01 Count · revision 1"
    assert str(run) == f"the-toy · {run.learner} · 1"


def test_a_released_lab_is_frozen_and_a_copy_is_prepared_anew() -> None:
    revision = LabRevisionFactory.create()
    released(revision, scope=revision.lab.section.module.course.slug)
    revision.refresh_from_db()

    with pytest.raises(FrozenRevisionError):
        revision.save()
    draft, begun = begin_draft(revision, by=UserFactory.create(), at=NOW)

    assert begun
    assert (draft.number, draft.hints, draft.prepared) == (2, revision.hints, {"sum": 8})


def test_a_revision_gives_its_mechanics_their_setup() -> None:
    revision = LabRevisionFactory.create(parameters={"goal": 2, "limit": 4})

    assert revision.setup.parameters == {"goal": 2, "limit": 4}
    assert revision.setup.prepared == {"sum": 6}


def test_a_number_that_newer_workings_added_has_its_default() -> None:
    revision = LabRevisionFactory.create()
    revision.parameters = {"goal": 2}

    revision.prepare()

    assert revision.setup.parameters == {"goal": 2, "limit": 5}
    assert revision.prepared == {"sum": 7}


def test_a_lab_without_workings_says_so_when_they_are_asked_for() -> None:
    lab: Lab = LabFactory.build(mechanics="gone")

    with pytest.raises(KeyError):
        _ = lab.workings
