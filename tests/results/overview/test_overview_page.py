"""The overview: its numbers, its links, its filters, with and without HTMX."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Learner
from tests.factories import (
    NOW,
    LearnerFactory,
    Lesson,
    QuestionRevisionFactory,
    SectionFactory,
    released,
)
from tests.results.answers import answer, grader, join
from tests.results.overview.visitors import PAGE, numbers, shown_to, visit, visitors

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> Lesson:
    """A section that 20 began, 15 answered and 5 completed with three points each."""
    lesson = Lesson()
    visitors(lesson, 5, answered=0, points=0)
    visitors(lesson, 10, points=2)
    visitors(lesson, 5, answered=2, points=3, done=True)
    return lesson


def test_each_place_tells_how_many_did_what_and_of_how_many(client: Client, lesson: Lesson) -> None:
    module, section = numbers(shown_to(client, grader(), course=lesson.course.slug))

    assert section == [
        f"SECTION_03 {lesson.revision.title}", "20", "15 75 %", "5 25 %", "2.3 of 4", "15",
    ]  # fmt: skip
    assert module[1:] == ["20", "15 75 %", "5 25 %", "2.3 of 4", "15"]


def test_the_page_says_how_many_and_draws_four_plots(client: Client, lesson: Lesson) -> None:
    html = shown_to(client, grader(), course=lesson.course.slug)

    assert '<p class="vh" id="told" role="status">20 learners shown</p>' in html
    assert html.count('<figure class="plot"') == 4
    assert "Most stop between" in html
    assert "style=" not in html


def test_places_are_links_that_keep_the_other_filters(client: Client, lesson: Lesson) -> None:
    join(Learner.objects.order_by("pk")[0], "Spring")
    slug = lesson.course.slug

    html = shown_to(client, grader(), course=slug, cohort="spring", pilot="")

    assert f'href="?cohort=spring&amp;module={slug}/m06"' in html
    assert f'href="?cohort=spring&amp;section={slug}/m06/s3"' in html
    assert "1 learner shown" in html


def test_filters_in_force_are_links_that_take_them_away(client: Client, lesson: Lesson) -> None:
    ada = LearnerFactory.create(user__name="Ada")
    slug = lesson.course.slug

    html = shown_to(client, grader(), course=slug, learner=ada.pk, pilot="without")

    assert f'href="?learner={ada.pk}&amp;pilot=without"' in html
    assert f'href="?course={slug}&amp;pilot=without"' in html
    assert "Ada<svg" in html
    assert "Scored questions only<svg" in html
    assert f'<input type="hidden" name="learner" value="{ada.pk}"' in html
    assert "Nobody has started anything under these filters." in html


def test_filters_about_answers_choose_sections_by_the_answers_in_them(
    client: Client, lesson: Lesson
) -> None:
    person = grader()
    first = lesson.questions["first-check"]
    guest = LearnerFactory.create(guest=True)
    visit(owner := LearnerFactory.create(), lesson.section, answered=0, points=0)
    Learner.objects.filter(pk=guest.pk).update(merged_into=owner, merged_at=timezone.now())
    second = QuestionRevisionFactory.create(question=first.question, number=2, is_pilot=True)
    answer(guest, second)
    newer = released(second, scope=lesson.course.slug)

    def shown(**query: object) -> str:
        return shown_to(client, person, **query).split('role="status">')[1].split(" learner")[0]

    assert shown() == "21"
    assert shown(release=lesson.release.pk) == "20"
    assert shown(release=newer.pk) == "1"
    assert shown(revision=first.pk) == shown(pilot="without") == "20"
    assert shown(pilot="only") == "1"
    assert shown(question=first.question_id) == "21"
    assert shown(question=lesson.questions["second-check"].question_id) == "0"


def test_who_only_read_or_played_gave_no_answer(client: Client, lesson: Lesson) -> None:
    visit(LearnerFactory.create(), lesson.section, answered=0, points=0, tried=False)

    assert "21 learners shown" in shown_to(client, person := grader())
    assert "20 learners shown" in shown_to(client, person, release=lesson.release.pk)


def test_days_are_about_when_a_section_was_begun(client: Client, lesson: Lesson) -> None:
    visitors(lesson, 2, at=NOW - timedelta(days=10))

    html = shown_to(client, grader(), **{"from": "2026-11-13", "to": "2026-11-13"})

    assert "2 learners shown" in html


def test_sections_that_no_release_shows_are_listed_while_somebody_was_there(
    client: Client, lesson: Lesson
) -> None:
    elsewhere = SectionFactory.create(module=lesson.section.module, slug="elsewhere")
    person = grader()
    assert "not released now" not in shown_to(client, person)

    visit(LearnerFactory.create(), elsewhere)

    assert "not released now" in shown_to(client, person)


def test_several_courses_are_told_apart(client: Client, lesson: Lesson) -> None:
    other = Lesson()

    html = shown_to(client, grader())

    assert html.count('class="ov__c"') == 2
    assert other.course.title in html


def test_a_section_offers_its_questions_and_a_question_its_revisions(
    client: Client, lesson: Lesson
) -> None:
    revision = lesson.questions["first-check"]
    person = grader()

    section = shown_to(client, person, section=f"{lesson.course.slug}/m06/s3")
    question = shown_to(client, person, question=revision.question_id)

    assert f'<option value="{revision.question_id}">first-check</option>' in section
    assert f'<option value="{revision.question_id}" selected>first-check</option>' in question
    assert f'<option value="{revision.pk}">1 · {lesson.release.name}</option>' in question


def test_htmx_gets_the_whole_page_and_an_address_worth_sharing(
    client: Client, lesson: Lesson
) -> None:
    client.force_login(grader())
    query = {"course": lesson.course.slug, "module": "", "to": ""}

    response = client.get(PAGE, query, headers={"HX-Request": "true"})

    assert response["HX-Push-Url"] == f"{PAGE}?course={lesson.course.slug}"
    assert b'<div id="results">' in response.content
    bare = client.get(PAGE, headers={"HX-Request": "true"})
    assert bare["HX-Push-Url"] == PAGE


def test_garbage_is_refused_at_the_field_and_nothing_else_is_lost(
    client: Client, lesson: Lesson
) -> None:
    client.force_login(grader())
    query = {"course": lesson.course.slug, "learner": "<b>", "from": "soon"}

    response = client.get(PAGE, query)

    html = response.content.decode()
    assert response.status_code == 422
    assert "There is no learner “&lt;b&gt;”." in html
    assert html.count("fch__a--bad") == 2
    assert f'<option value="{lesson.course.slug}" selected>' in html
    assert "<table" not in html


def test_the_queries_do_not_grow_with_the_learners(
    client: Client, lesson: Lesson, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = grader()
    shown_to(client, person)
    visitors(lesson, 30)

    with django_assert_num_queries(11):
        client.get(PAGE)
