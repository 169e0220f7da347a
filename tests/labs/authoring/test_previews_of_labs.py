"""A draft lab is played in the real page before anyone else sees it; nothing is recorded."""

import pytest
from django.test import Client

from courses.models import SectionProgress
from labs.models import Lab, LabRevision, LabRun
from tests.admin.people import make_person
from tests.factories import Lesson, SectionRevisionFactory, released, text_with
from tests.labs.authoring.forms import LIST
from tests.labs.factories import LabRevisionFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def address(draft: LabRevision) -> str:
    return f"{LIST}{draft.pk}/preview/"


def _nothing_is_stored() -> bool:
    return not LabRun.objects.exists() and not SectionProgress.objects.exists()


def test_a_draft_stands_in_the_real_page(address: str, instructing: Client) -> None:
    page = instructing.get(address)

    assert "labs/page.html" in [template.name for template in page.templates]
    assert "Preview of revision 1, a draft: not visible to learners" in page.text
    assert "There are 3 steps to make." in page.text
    assert f'action="{address}"' in page.text


def test_it_is_won_by_forms_that_store_nothing(address: str, instructing: Client) -> None:
    run = ""
    for _press in range(3):
        answer = instructing.post(address, {"run": run, "lever": "up"})
        run = answer["Location"].partition("?run=")[2]

    page = instructing.get(answer["Location"])

    assert (answer.status_code, run) == (303, "up.up.up")
    assert "3 of 3 steps." in page.text
    assert _nothing_is_stored()


def test_with_htmx_the_lab_moves_in_place(address: str, instructing: Client) -> None:
    opened = instructing.post(address, {"open": "1"}, headers=HTMX).text
    moved = instructing.post(address, {"run": "up", "lever": "up"}, headers=HTMX).text

    assert "Count to the goal" in opened
    assert 'value="up.up"' in moved
    assert "<html" not in opened + moved


@pytest.mark.parametrize("sent", [{}, {"lever": "down"}, {"run": "down", "lever": "up"}])
def test_a_form_that_makes_no_sense_is_told_in_place(
    sent: dict[str, str], address: str, instructing: Client
) -> None:
    answer = instructing.post(address, sent)

    assert answer.status_code == 422
    assert "Press up." in answer.text


def test_a_run_that_no_form_could_make_shows_the_lab_as_at_first(
    address: str, instructing: Client
) -> None:
    page = instructing.get(address, {"run": "down"})

    assert "No such run" in page.text


def test_a_released_lab_can_be_previewed_too(
    address: str, draft: LabRevision, lesson: Lesson, instructing: Client
) -> None:
    released(draft, scope=lesson.course.slug)

    assert "Preview of revision 1, in “Release" in instructing.get(address).text


def test_without_workings_or_a_text_there_is_nothing_to_preview(
    address: str, instructing: Client
) -> None:
    elsewhere = LabRevisionFactory.create()

    page = instructing.get(f"{LIST}{elsewhere.pk}/change/").text
    assert "Its section has no text yet." in page
    assert instructing.get(f"{LIST}{elsewhere.pk}/preview/").status_code == 404
    Lab.objects.update(mechanics="gone")
    assert instructing.get(address).status_code == 404


def test_a_section_is_previewed_with_the_newest_drafts_of_its_labs(
    address: str, draft: LabRevision, lesson: Lesson, instructing: Client
) -> None:
    source = f"{text_with('first-check')}\n/// lab | the-toy\n///\n"
    text = SectionRevisionFactory.create(section=lesson.section, source=source)

    page = instructing.get(f"/admin/courses/sectionrevision/{text.pk}/preview/").text

    assert "Count to the goal" in page
    assert f'action="{address}"' in page


def test_staff_who_may_not_see_labs_may_not_preview_them(address: str, roles: None) -> None:
    client, person = Client(), make_person("instructor")
    person.groups.clear()
    client.force_login(person)

    assert client.get(address).status_code == 403
