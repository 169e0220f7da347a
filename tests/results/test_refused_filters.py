"""Filters that make no sense: refused in a sentence at the field, whatever was typed."""

import pytest
from django.http import QueryDict

from accounts.scopes import EVERYONE
from courses.models import Course
from quizzes.exports.form import ResponseFilterForm as FilterForm
from quizzes.models import Response
from tests.factories import LearnerFactory, Lesson, SectionFactory
from tests.results.answers import answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> Lesson:
    """A section with questions, released."""
    return Lesson()


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ("course=nope", "course", "There is no course “nope”."),
        ("course=%00", "course", "Null characters are not allowed."),
        ("section=nope", "section", "There is no section “nope”."),
        ("section=a/b/c", "section", "There is no section “a/b/c”."),
        ("section=a/b/c/d", "section", "There is no section “a/b/c/d”."),
        ("section=a/%00/c", "section", "Null characters are not allowed."),
        ("module=nope", "module", "There is no module “nope”."),
        ("module=%00", "module", "Null characters are not allowed."),
        ("learner=nope", "learner", "There is no learner “nope”."),
        ("learner=%00", "learner", "Null characters are not allowed."),
        ("learner=" + "9" * 30, "learner", f"There is no learner “{'9' * 30}”."),
        ("learner=" + "x" * 9999, "learner", f"There is no learner “{'x' * 59}…”."),
        ("learner=²", "learner", "There is no learner “²”."),
        ("question=-1", "question", "There is no question “-1”."),
        ("revision=1.5", "revision", "There is no question revision “1.5”."),
        ("release=nope", "release", "There is no release “nope”."),
        ("release=" + "9" * 30, "release", f"There is no release “{'9' * 30}”."),
        ("pilot=maybe", "pilot", "Answers are “only” or “without”, not “maybe”."),
        ("cohort='; DROP TABLE", "cohort", "There is no cohort “'; DROP TABLE”."),
        ("from=yesterday", "from", "Enter a day as year-month-day, such as 2026-01-31."),
        ("to=2026-02-30", "to", "Enter a day as year-month-day, such as 2026-01-31."),
        ("from=1999-12-31", "from", "Enter a day from the year 2000 on."),
        ("to=9999-12-31", "to", "Enter a day before the year 2200."),
        ("from=2026-02-01&to=2026-01-31", "to", "The last day is before the first."),
    ],
)
def test_garbage_is_refused_in_words(given: str, field: str, words: str) -> None:
    form = FilterForm(QueryDict(given), EVERYONE)

    assert form.errors == {field: [words]}


def test_a_section_of_another_course_is_refused(lesson: Lesson) -> None:
    form = FilterForm(
        {"course": Lesson().course.slug, "section": f"{lesson.course.slug}/m06/s3"}, EVERYONE
    )

    assert form.errors == {"section": ["This section is in another course."]}


def test_places_that_disagree_are_refused(lesson: Lesson) -> None:
    other, slug = Lesson(), lesson.course.slug
    elsewhere = SectionFactory.create(module__course=lesson.course)
    own, theirs = (each.questions["first-check"] for each in (lesson, other))
    module = f"{slug}/{elsewhere.module.slug}"

    for given, wrong in (
        ({"course": slug, "module": f"{other.course.slug}/m06"}, "module"),
        ({"module": module, "section": f"{slug}/m06/s3"}, "section"),
        ({"section": f"{slug}/m06/s3", "question": str(theirs.question_id)}, "question"),
        ({"question": str(own.question_id), "revision": str(theirs.pk)}, "revision"),
    ):
        assert list(FilterForm(given, EVERYONE).errors) == [wrong]


def test_what_stands_in_courses_of_others_does_not_exist(lesson: Lesson) -> None:
    other = Lesson()
    own = Course.objects.filter(slug=other.course.slug).values_list("slug", flat=True)
    revision = lesson.questions["first-check"]
    answer(LearnerFactory.create(), revision)
    theirs = answer(LearnerFactory.create(), other.questions["first-check"])
    given = {
        "course": lesson.course.slug,
        "module": f"{lesson.course.slug}/m06",
        "section": f"{lesson.course.slug}/m06/s3",
        "release": str(lesson.release.pk),
        "question": str(revision.question_id),
        "revision": str(revision.pk),
    }

    form, all_of_it = FilterForm(given, EVERYONE, own), FilterForm({}, EVERYONE, own)

    assert set(form.errors) == set(given)
    assert all_of_it.is_valid()
    assert [each.pk for each in Response.objects.for_export(all_of_it.filters)] == [theirs.pk]
