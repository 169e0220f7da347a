"""A lab's place is chosen once; its first revision is written from there."""

import pytest
from django.test import Client

from labs.models import Lab, LabRevision
from tests.admin.forms import run_action
from tests.factories import Lesson, released
from tests.labs.authoring.forms import LIST
from tests.labs.factories import LabFactory, LabRunFactory

pytestmark = pytest.mark.django_db
PLACES = "/admin/labs/lab/"
NO_ROWS = {"revisions-TOTAL_FORMS": 0, "revisions-INITIAL_FORMS": 0}


def test_a_lab_is_added_with_workings_that_are_installed(
    lesson: Lesson, instructing: Client
) -> None:
    form = {"section": lesson.section.pk, "key": "mine", **NO_ROWS}

    refused = instructing.post(f"{PLACES}add/", {**form, "mechanics": "gone"})
    instructing.post(f"{PLACES}add/", {**form, "mechanics": "switchboard"})

    assert "gone is not one of the available choices" in refused.text
    assert str(Lab.objects.get().workings.key) == "switchboard"


def test_its_place_and_workings_stay_and_lead_to_the_first_revision(
    lesson: Lesson, instructing: Client
) -> None:
    lab = LabFactory.create(section=lesson.section, key="the-toy")

    page = instructing.get(f"{PLACES}{lab.pk}/change/").text
    instructing.post(f"{PLACES}{lab.pk}/change/", {"key": "other", **NO_ROWS})

    lab.refresh_from_db()
    assert lab.key == "the-toy"
    assert f'<a href="{LIST}add/?lab={lab.pk}">Write the first revision</a>' in page
    assert 'name="mechanics"' not in page


def test_a_new_revision_is_a_copy_to_be_written_on(
    draft: LabRevision, lesson: Lesson, instructing: Client
) -> None:
    released(draft, scope=lesson.course.slug)

    run_action(instructing, LIST, "new_revision", draft.pk)

    old, new = LabRevision.objects.order_by("number")
    assert new.is_draft
    assert (new.hints, new.debrief, new.parameters) == (old.hints, old.debrief, old.parameters)


def test_the_record_of_runs_is_for_administrators_to_read(
    draft: LabRevision, instructing: Client, administering: Client
) -> None:
    run = LabRunFactory.create(revision=draft)
    address = f"/admin/labs/labrun/{run.pk}/change/"

    assert instructing.get(address).status_code == 403
    assert administering.get(address).status_code == 200
    assert administering.post(address, {"won": "on"}).status_code == 403
