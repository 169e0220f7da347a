"""The list of questions: by section with their checks, sorted, narrowed, in pages."""

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import CourseFactory, LearnerFactory
from tests.results.answers import join
from tests.results_questions.lessons import answered, mended, taught
from tests.results_questions.people import grader_of, instructor_of
from tests.statistics.classes import ClassOf

pytestmark = pytest.mark.django_db
PAGE = "/results/questions/"
type Asking = Callable[..., HttpResponse]


@pytest.fixture
def look(client: Client) -> Asking:
    """What a grader of everybody gets to see."""
    client.force_login(grader_of())
    return lambda address=PAGE, **asked: client.get(address, asked)


def keys(html: str) -> list[str]:
    """The questions in the order they are listed."""
    return re.findall(r'/results/questions/\d+/[^"]*">(?:<span.*?</span> )?([\w-]+)</a>', html)


def test_questions_stand_below_their_section_with_the_figures_of_its_check(look: Asking) -> None:
    lesson = taught()

    html = look().text

    assert keys(html) == ["first-check", "second-check", "third-check"]
    assert "3 questions, 0 to look at" in html
    assert "KR-20 0.86" in html
    assert "36 tried all" in html
    assert "on average 1.7 of 3 right" in html
    assert f"{lesson.section.module.code} / {lesson.section.code}" in html
    assert "67 %" in html
    assert "50 to 80 %" in html


def test_the_head_of_a_column_sorts_and_a_second_click_turns_round(look: Asking) -> None:
    lesson = taught()
    answered(lesson, 1, "shown")

    up, down = look(sort="facility").text, look(sort="-facility").text

    assert keys(up)[0] == "third-check"
    assert keys(down)[-1] == "third-check"
    assert 'aria-sort="ascending"' in up
    assert "sort=-facility" in up
    assert 'aria-sort="descending"' in down
    assert keys(look(sort="-n").text)[0] == "first-check"


def test_what_has_no_such_figure_comes_last_both_ways(look: Asking) -> None:
    lesson = ClassOf("first-check", "second-check")
    answered(lesson, 2, "wrong-a")

    for order in ("discrimination", "-facility", "time"):
        assert keys(look(sort=order).text)[-1] == "second-check"


def test_only_those_to_look_at_can_be_shown(look: Asking) -> None:
    lesson = taught()
    answered(lesson, 40, "wrong-a", "right", "right")

    html = look(flagged="1", sort="-flags").text

    assert "first-check" in keys(html)
    assert "Strong learners pick" in html
    assert "Serious:" in html
    assert "Show all questions" in html
    other = ClassOf().course.slug
    for order in ("", "-flags"):
        html = look(flagged="1", course=other, sort=order).text
        assert html.count("Nothing to look at") == 1


def test_many_questions_come_in_pages_that_keep_order_and_filters(
    look: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = taught()
    monkeypatch.setattr("results.questions.listing.ON_A_PAGE", 2)

    first = look(sort="-n", flagged="").text
    second = look(sort="-n", page="2").text

    assert "Page 1 of 2" in first
    assert f"course={lesson.course.slug}&amp;sort=-n&amp;page=2" in first
    assert len(keys(first)) == 2
    assert len(keys(second)) == 1
    assert "page=1" in second
    assert keys(look(page="no number").text) == keys(look().text)


def test_cohort_section_release_and_days_narrow_what_is_counted(look: Asking) -> None:
    lesson = taught(2, 0, 0)
    member = LearnerFactory.create()
    join(member, "Spring")
    lesson.answer(member, "first-check", "right", revision=mended(lesson))
    place = f"{lesson.course.slug}/{lesson.section.module.slug}"

    def n(**asked: str) -> str:
        html = look(**asked).text
        found = re.findall(r'data-l="First tries">([\d,]+)<', html)
        return " ".join(found)

    assert n() == "3 2 2"
    assert n(cohort="spring") == "1 0 0"
    assert n(release=str(lesson.release.pk)) == "2 2 2"
    assert n(section=f"{place}/{lesson.section.slug}") == "3 2 2"
    assert n(module=place) == "3 2 2"
    assert n(**{"from": "2027-01-01"}) == "0 0 0"


def test_with_several_courses_one_is_chosen_first(look: Asking) -> None:
    first, second = ClassOf(), ClassOf()

    html = look().text

    assert "Choose a course" in html
    for lesson in (first, second):
        assert f'href="?course={lesson.course.slug}"' in html
    assert "first-check" in look(course=second.course.slug).text


def test_a_course_without_released_questions_says_so(look: Asking) -> None:
    course = CourseFactory.create()

    assert "No question has been released here." in look(course=course.slug).text


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"sort": "name; DROP"}, "Nothing sorts by “name; DROP”."),
        ({"course": "x" * 10_000}, "There is no course “xxxx"),
        ({"cohort": "نص"}, "There is no cohort"),
        ({"from": "2026-13-01"}, "Enter a day as year-month-day"),
        ({"section": "a/b"}, "There is no section “a/b”."),
        ({"release": "9" * 400}, "There is no release"),
    ],
)
def test_garbage_is_refused_in_one_sentence(
    look: Asking, asked: dict[str, str], sentence: str
) -> None:
    taught(1, 0, 0)

    response = look(**asked)

    assert response.status_code == 422
    assert sentence in response.text


def test_a_question_on_trial_and_one_without_points_are_marked(look: Asking) -> None:
    lesson = taught(1, 0, 0)
    mended(lesson, "first-check", is_pilot=True)
    lesson.questions["second-check"].question.revisions.update(is_pilot=False)

    assert "on trial" in look().text


def test_an_instructor_without_a_course_is_told_so(client: Client) -> None:
    client.force_login(instructor_of())

    assert "You write no course yet" in client.get(PAGE).text


def test_many_new_answers_are_counted_in_a_job_meanwhile(
    look: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizzes.statistics.refreshing.AT_ONCE", 1)
    taught(3, 0, 0)

    assert "Many new answers are being counted." in look().text
