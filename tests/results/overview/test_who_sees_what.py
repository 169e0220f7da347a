"""Whose numbers the overview and the list of learners tell: never another cohort's or course's."""

import pytest
from django.test import Client

from accounts.models import Cohort, Learner
from tests.factories import LearnerFactory, Lesson
from tests.results.overview.visitors import PAGE, numbers, shown_to, teacher_of, visitors
from tests.results.test_whose_results_a_grader_sees import grader_of, words_of

pytestmark = pytest.mark.django_db
LEARNERS = "/results/learners/"


@pytest.fixture
def lesson() -> Lesson:
    """A section that six of the spring and three of the autumn began."""
    lesson = Lesson()
    visitors(lesson, 6, cohort="Spring", done=True)
    visitors(lesson, 3, cohort="Autumn")
    return lesson


def test_a_grader_counts_the_own_cohort_only(client: Client, lesson: Lesson) -> None:
    html = shown_to(client, grader_of("Autumn"))

    assert "3 learners shown" in html
    assert numbers(html)[1][1:] == ["3", "3", "0", "2.0 of 4", "3"]
    assert "Spring" not in html


@pytest.mark.parametrize("address", [PAGE, LEARNERS, "/results/responses/"])
def test_a_learner_and_a_cohort_of_others_are_told_like_ones_that_are_not_there(
    client: Client, lesson: Lesson, address: str
) -> None:
    client.force_login(grader_of("Autumn"))
    theirs = str(Cohort.objects.get(slug="spring").members.first().pk)

    for name, foreign, unknown in (("learner", theirs, "987654"), ("cohort", "spring", "sprung")):
        if address == LEARNERS and name == "learner":
            continue
        pages = [client.get(address, {name: value}) for value in (foreign, unknown)]
        assert [each.status_code for each in pages] == [422, 422]
        one, other = (words_of(each.content.decode()) for each in pages)
        for form in ("“{}”", "={}", " {}<svg", 'name="learner" value="{}"'):
            one = one.replace(form.format(foreign), form.format(unknown))
        assert one == other


def test_no_search_sort_page_or_count_tells_of_another_cohort(
    client: Client, lesson: Lesson
) -> None:
    person, theirs = grader_of("Autumn"), Cohort.objects.get(slug="spring").members.all()
    own = [learner.user.name for learner in Cohort.objects.get(slug="autumn").members.all()]

    for query in ({}, {"sort": "-points"}, {"sort": "completed"}, {"page": "9"}):
        html = shown_to(client, person, LEARNERS, **query)
        assert "3 learners<" in html
        assert all(f">{name}<" in html for name in own)
        assert not any(f">{learner.user.name}<" in html for learner in theirs)
    for words in (theirs[0].user.email, f"{theirs[0].user.name} example"):
        assert "Nobody passes these filters." in shown_to(client, person, LEARNERS, q=words)


def test_an_instructor_sees_counts_of_own_courses_and_nobody(
    client: Client, lesson: Lesson
) -> None:
    other = Lesson()
    visitors(other, 7)

    html = shown_to(client, teacher_of(lesson))

    assert "10 learners shown" in html
    assert lesson.course.title in html
    assert other.course.title not in html
    assert numbers(html)[1][1:] == ["10", "10", "5", "2.0 of 4", "10"]
    assert LEARNERS not in html
    for address in (LEARNERS, "/results/responses/", "/results/export.csv"):
        assert client.get(address).status_code == 403
    for name, value in (("course", other.course.slug), ("release", other.release.pk)):
        assert client.get(PAGE, {name: value}).status_code == 422


def test_an_instructor_reads_under_five_where_they_are_fewer(
    client: Client, lesson: Lesson
) -> None:
    person = teacher_of(lesson)

    html = shown_to(client, person, cohort="autumn")

    assert "Fewer than 5 learners shown" in html
    assert numbers(html)[1][1:] == ["under 5", "under 5", "0", "–", "under 5"]
    assert "<figure" not in html
    mine = Learner.objects.order_by("pk")[0]
    assert client.get(PAGE, {"learner": mine.pk}).status_code == 422


def test_an_instructor_without_a_course_sees_an_empty_page(client: Client, lesson: Lesson) -> None:
    person = teacher_of(lesson)
    person.instructing.all().delete()

    assert "Nobody has started anything" in shown_to(client, person)


def test_who_grades_nobody_is_told_so(client: Client, lesson: Lesson) -> None:
    LearnerFactory.create()

    html = shown_to(client, grader_of(), LEARNERS)

    assert "You have no cohort to grade yet" in html
    assert "Nobody passes these filters." in html
