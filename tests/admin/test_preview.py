"""The preview: the real page with drafts, nothing recorded, nothing kept, nothing sent."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import Learner
from casestudies.models import Download
from courses.models import SectionProgress
from courses.reading.compiling import compiled_course
from quizzes.answer_key import asked_question
from quizzes.models import QuestionRevision, Response
from tests.admin.people import browser_of
from tests.admin.world import World
from tests.casestudies.shelf import write_revision
from tests.factories import SectionFactory, SectionRevisionFactory, text_with

LIST = "/admin/courses/sectionrevision/"
EXPLAINED = "Secret explanation of right"


@pytest.fixture
def address(world: World) -> str:
    """The preview of a draft in which the check stands."""
    world.draft.source = text_with("first-check", "unwritten")
    world.draft.save()
    QuestionRevision.objects.filter(pk=world.question_draft.pk).update(stem_html="A draft stem?")
    return f"{LIST}{world.draft.pk}/preview/"


def test_a_draft_stands_in_the_real_page(address: str, world: World, instructing: Client) -> None:
    page = instructing.get(address)

    assert "courses/section.html" in [template.name for template in page.templates]
    assert "Preview of revision 2, a draft: not visible to learners" in page.text
    assert "Draft title" in page.text
    assert "A draft stem?" in page.text
    assert "<code>unwritten</code>" in page.text


def test_learners_see_nothing_of_it_before_or_after(
    address: str, world: World, instructing: Client
) -> None:
    before = Client().get(world.lesson.url).text
    instructing.get(address)
    after = Client().get(world.lesson.url).text

    for page in (before, after):
        assert "Draft title" not in page
        assert "A draft stem?" not in page


def test_the_caches_that_learners_read_stay_as_they_were(
    address: str, world: World, instructing: Client
) -> None:
    compiled_course.cache_clear()
    asked_question.cache_clear()

    instructing.get(address)
    instructing.get(f"{address}?answers")

    assert compiled_course.cache_info().currsize == 0
    assert asked_question.cache_info().currsize == 0


def test_nothing_is_recorded(address: str, world: World, instructing: Client) -> None:
    learners = Learner.objects.count()

    instructing.get(address)
    instructing.post(f"{address}answer/", {"choice": "right"})

    assert (Response.objects.count(), SectionProgress.objects.count()) == (1, 1)
    assert Learner.objects.count() == learners


def test_its_forms_lead_back_to_it(address: str, instructing: Client) -> None:
    page = instructing.get(address)
    sent = instructing.post(f"{address}answer/", {"choice": "right"}, follow=True)

    assert page.text.count(f'action="{address}answer/"') == 1
    assert "/checks/first-check/" not in page.text
    assert "nothing was sent and nothing is recorded" in sent.text


def test_an_answer_in_place_is_told_so_in_place(address: str, instructing: Client) -> None:
    answer = instructing.post(f"{address}answer/", headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert "Nothing was sent and nothing is recorded." in answer.text
    assert "<html" not in answer.text


def test_explanations_are_shown_when_asked_for(address: str, instructing: Client) -> None:
    assert EXPLAINED not in instructing.get(address).text
    assert EXPLAINED in instructing.get(f"{address}?answers").text


def test_explanations_are_kept_from_those_who_may_not_read_questions(
    address: str, instructing: Client, instructor: object
) -> None:
    instructor.groups.get().permissions.remove(
        *instructor.groups.get().permissions.filter(content_type__app_label="quizzes")
    )

    page = instructing.get(f"{address}?answers")

    assert page.status_code == 200
    assert EXPLAINED not in page.text


def test_staff_who_may_not_read_sections_see_no_preview(address: str, world: World) -> None:
    browser = browser_of("instructor")
    Group.objects.get(name="Instructor").permissions.clear()

    assert browser.get(address).status_code == 403
    assert browser.post(f"{address}answer/").status_code == 403


def test_a_released_revision_says_where_it_stands(world: World, instructing: Client) -> None:
    page = instructing.get(f"{LIST}{world.lesson.revision.pk}/preview/")

    assert "Preview of revision 1, in “Release" in page.text
    assert "(A3 · everyone)" in page.text


def test_a_section_that_waits_for_another_is_open_in_its_preview(
    address: str, world: World, instructing: Client
) -> None:
    first = SectionFactory.create(module=world.lesson.section.module, number=1, slug="s1")
    SectionRevisionFactory.create(
        section=first, release=world.lesson.release, source=text_with("x")
    )
    world.lesson.section.opens_after = first
    world.lesson.section.save()

    page = instructing.get(address)

    world.lesson.section.refresh_from_db()
    assert "A draft stem?" in page.text
    assert world.lesson.section.opens_after == first


def test_a_revision_that_is_not_there_has_no_preview(world: World, instructing: Client) -> None:
    assert instructing.get(f"{LIST}9999/preview/").status_code == 404


def test_a_drafted_case_study_stands_in_it_and_its_download_is_not_recorded(
    world: World, instructing: Client
) -> None:
    write_revision(world.file.case_study, title="A drafted case")
    world.draft.source = "/// case-study | a-case\n///\n"
    world.draft.save()

    page = instructing.get(f"{LIST}{world.draft.pk}/preview/").text
    link = re.search(r'href="(/admin/casestudies/casestudyrevision/\d+/file/)"', page)
    answer = instructing.get(link[1])

    assert "A drafted case" in page
    assert answer.getvalue().startswith(b"%PDF-")
    assert Download.objects.count() == 1
