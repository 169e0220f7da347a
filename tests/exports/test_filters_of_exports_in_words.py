"""The record of exports tells filters by titles and names, not by slugs and numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Cohort
from releases.models import Release
from results.exports.filter_words import FilterWords
from tests.exports.people import made, signed_in
from tests.factories import LearnerFactory, Lesson, UserFactory
from tests.results.answers import grader, join

pytestmark = pytest.mark.django_db


def test_every_filter_is_told_by_its_name_in_a_statement_each() -> None:
    lesson, ada = Lesson(), LearnerFactory.create(user__name="Ada")
    join(ada, "Spring 2026")
    revision = lesson.questions["first-check"]
    slug, release = lesson.course.slug, Release.objects.get()
    queries = [
        f"course={slug}&module={slug}/m06&section={slug}/m06/s3&cohort=spring-2026&pilot=only",
        f"learner={ada.pk}&question={revision.question_id}&revision={revision.pk}",
        f"release={release.pk}&from=2026-01-31",
    ]

    with CaptureQueriesContext(connection) as asked:
        words = FilterWords(queries, UserFactory.create(is_superuser=True))
        told = dict(pair for query in queries for pair in words.told(query))

    title = lesson.section.revisions.get().title
    assert told == {
        "Course": lesson.course.title, "Module": str(lesson.section.module),
        "Section": f"M06 / SECTION_03 {title}", "Cohort": "Spring 2026",
        "Questions": "Questions on trial only", "Learner": f"Ada ({ada.pk})",
        "Question": "first-check", "Revision": "1", "Release": release.name,
        "From": "2026-01-31",
    }  # fmt: skip
    assert len(asked) == 9


def test_what_is_gone_or_foreign_is_told_as_it_was_asked_for() -> None:
    stranger = LearnerFactory.create(user__name="Foreign")
    query = f"course=gone&learner={stranger.pk}&release=x&question={'9' * 40}&odd=1"

    told = dict(FilterWords([query], UserFactory.create()).told(query))

    assert told == {
        "Course": "gone", "Learner": str(stranger.pk), "Release": "x",
        "Question": "9" * 40, "odd": "1",
    }  # fmt: skip


def test_the_page_of_exports_shows_the_words() -> None:
    lesson, person = Lesson(), grader()
    Cohort.objects.create(name="Class of Ada", slug="class-of-ada")
    made(person, format="xlsx", course=lesson.course.slug, cohort="class-of-ada")

    page = signed_in(person).get("/results/exports/").text

    assert f"Course: <b>{lesson.course.title}</b>" in page
    assert "Cohort: <b>Class of Ada</b>" in page
