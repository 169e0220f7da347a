"""The section page: what stands on it for whom."""

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Course, SectionProgress
from courses.reading.compiling import compiled_course
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reading.standing import standing_of
from releases.promotion import roll_back
from tests.factories import (
    NOW,
    CourseFactory,
    LearnerFactory,
    Lesson,
    QuestionRevisionFactory,
    SectionFactory,
    SectionRevisionFactory,
    UserFactory,
    released,
    text_with,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_a_guest_reads_an_open_course_and_the_page_is_theirs_alone(client: Client) -> None:
    lesson = Lesson()

    answer = client.get(lesson.url)

    assert "A heading" in answer.text
    assert "Module ready" in answer.text
    assert "private" in answer["Cache-Control"]
    assert "no-store" in answer["Cache-Control"]
    assert {"Cookie", "HX-Request"} <= set(answer["Vary"].split(", "))


def test_a_course_that_is_not_open_asks_guests_to_sign_in(client: Client) -> None:
    lesson = Lesson(course=CourseFactory.create(open_to_guests=False))

    answer = client.get(lesson.url)
    assert answer["Location"] == f"{reverse('account_login')}?next={lesson.url}"

    client.force_login(UserFactory.create(), BACKEND)
    assert client.get(lesson.url).status_code == 200


def test_answering_in_a_closed_course_asks_guests_to_sign_in_too(client: Client) -> None:
    lesson = Lesson(course=CourseFactory.create(open_to_guests=False))

    answer = client.post(lesson.check_url(), lesson.form(choice="right"))

    assert answer.status_code == 302
    assert not SectionProgress.objects.exists()


def test_a_draft_is_not_found(client: Client) -> None:
    draft = SectionRevisionFactory.create()

    assert client.get(draft.section.get_absolute_url()).status_code == 404


def test_a_rolled_back_section_is_gone_with_the_next_request(client: Client) -> None:
    lesson = Lesson()
    assert client.get(lesson.url).status_code == 200

    roll_back(lesson.release, by=None, at=NOW, reason="a wrong figure")

    assert client.get(lesson.url).status_code == 404


def test_status_and_rail_move_with_the_answers(client: Client) -> None:
    lesson = Lesson()
    steps = (("first-check", "In progress", "1/2"), ("second-check", "Complete", "2/2"))
    for key, badge, count in steps:
        answer = client.post(lesson.check_url(key), lesson.form(key, choice="right"), headers=HTMX)
        page = client.get(lesson.url)

        for text in (answer.text, page.text):
            assert badge in text.split('id="status-badge"')[1][:400]
            assert count in text
            assert f"{count[0]} of 2" in text


def test_neighbours_lead_across_modules(client: Client) -> None:
    lesson = Lesson()
    course = lesson.course
    other = SectionFactory.create(module__course=course, module__number=7, number=1, slug="s1")
    released(SectionRevisionFactory.create(section=other), scope=course.slug)

    page, next_page = client.get(lesson.url).text, client.get(other.get_absolute_url()).text

    assert f'href="{other.get_absolute_url()}" rel="next"' in page
    assert f'href="{lesson.url}" rel="prev"' in next_page


def test_a_pilot_question_is_shown_and_recorded_but_never_counted(client: Client) -> None:
    lesson = Lesson("scored")
    pilot = QuestionRevisionFactory.create(
        question__section=lesson.section, question__key="pilot", is_pilot=True
    )
    text = SectionRevisionFactory.create(
        section=lesson.section, source=text_with("scored", "pilot")
    )
    released(text, pilot, scope=lesson.course.slug)
    form = {"revision": pilot.pk, "attempt": "p", "choice": "right"}

    answer = client.post(f"{lesson.url}checks/pilot/", form, headers=HTMX)

    assert "This question is on trial, so it earns no points." in answer.text
    assert "0 of 1" in client.get(lesson.url).text
    progress = SectionProgress.objects.get()
    assert (progress.answered, progress.points) == (0, 0)


def test_a_section_that_gains_a_check_keeps_its_credit(client: Client) -> None:
    lesson = Lesson("first")
    client.post(lesson.check_url("first"), lesson.form("first", choice="right"))
    added = QuestionRevisionFactory.create(question__section=lesson.section, question__key="new")
    text = SectionRevisionFactory.create(section=lesson.section, source=text_with("first", "new"))
    released(text, added, scope=lesson.course.slug)

    page = client.get(lesson.url).text

    assert "1 of 2" in page
    assert "Complete" in page.split('id="status-badge"')[1][:400]


def test_a_changed_module_title_shows_at_once(client: Client) -> None:
    lesson = Lesson()
    client.get(lesson.url)
    module = lesson.section.module
    module.title = "A better title"
    module.save()

    assert "A better title" in client.get(lesson.url).text


def test_an_item_that_is_no_longer_in_the_text_is_numbered_last() -> None:
    lesson = Lesson()
    standing = standing_of(LearnerFactory.create(), lesson.course.slug)
    assert standing is not None
    course = compiled_course(standing.course_id, standing.structure, standing.releases)
    page = SectionPage(Reader(course, standing), course.sections[0])

    assert page.section.number_of("check", "first-check") == (1, 2)
    assert page.section.number_of("check", "gone") == (2, 2)
    assert Course.objects.get().structure == standing.structure


def test_a_locked_neighbour_says_what_opens_it(client: Client) -> None:
    lesson = Lesson()
    later = SectionFactory.create(
        module=lesson.section.module, number=4, slug="s4", opens_after=lesson.section
    )
    released(SectionRevisionFactory.create(section=later), scope=lesson.course.slug)

    card = client.get(lesson.url).text.split('id="next"')[1]

    assert "Opens when every check of" in card
    assert f'href="{later.get_absolute_url()}"' not in card


def test_a_miss_at_a_pilot_question_says_nothing_of_points(client: Client) -> None:
    lesson = Lesson("scored")
    pilot = QuestionRevisionFactory.create(
        question__section=lesson.section, question__key="pilot", is_pilot=True
    )
    source = text_with("scored", "pilot")
    text = SectionRevisionFactory.create(section=lesson.section, source=source)
    released(text, pilot, scope=lesson.course.slug)
    form = {"revision": pilot.pk, "attempt": "p", "choice": "wrong-a"}

    answer = client.post(f"{lesson.url}checks/pilot/", form, headers=HTMX)

    assert "Read the note under your answer, then choose again." in answer.text
    assert "earns 1 point" not in answer.text.split('id="status-badge"')[0]
