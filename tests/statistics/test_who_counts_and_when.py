"""Pages count what is new at once, leave much to a job, and do little where nothing is new."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.scopes import EVERYONE
from jobs.models import Job
from quizzes.models import AnswerCount, CountedCheck, CountedCourse, FirstTry
from quizzes.statistics import refreshing
from quizzes.statistics.reading import check_statistics, checks_statistics
from quizzes.statistics.refreshing import count_course, refresh, refresh_all
from tests.factories import NOW, CourseFactory, SectionRevisionFactory, UserFactory, released
from tests.statistics.classes import ClassOf, people

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_where_nothing_is_new_few_rows_are_read_and_none_written() -> None:
    lesson, (learner,) = ClassOf(), people(1)
    lesson.answer_all(learner, "right", "right")
    refresh(lesson.course, by=None, at=NOW)

    with CaptureQueriesContext(connection) as asked:
        refresh(lesson.course, by=None, at=NOW)

    assert len(asked) == 8
    assert all(each["sql"].strip().startswith("SELECT") for each in asked)


def test_much_that_is_new_is_left_to_one_job(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson, person = ClassOf(), UserFactory.create()
    for learner in people(3):
        lesson.answer_all(learner, "right", "wrong-a")
    monkeypatch.setattr(refreshing, "AT_ONCE", 2)

    found = refresh(lesson.course, by=person, at=NOW)

    assert found.job is not None
    assert (found.counted_at, found.job.by, found.job.title) == (None, person, "Count first tries")
    job = Job.objects.get()
    assert (job.state, job.done, job.total) == ("done", 1, 1)
    assert job.message == f"First tries of “{lesson.course.title}” are counted."
    assert FirstTry.objects.count() == 6
    assert refresh(lesson.course, by=person, at=NOW).job is None


def test_a_job_under_way_is_not_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = ClassOf()
    refresh(lesson.course, by=None, at=NOW)
    waiting = Job.objects.create(kind="statistics", created_at=NOW)
    CountedCourse.objects.update(job=waiting)
    for learner in people(3):
        lesson.answer_all(learner, "right", "wrong-a")
    monkeypatch.setattr(refreshing, "AT_ONCE", 2)

    assert refresh(lesson.course, by=None, at=NOW).job == waiting
    assert refresh(lesson.course, by=None, at=NOW).counted_at == NOW

    Job.objects.fail(waiting.pk, why="It was stopped.", at=NOW)
    assert refresh(lesson.course, by=None, at=NOW).job != waiting


def test_the_job_of_a_course_that_is_gone_says_so() -> None:
    job = Job.objects.create(kind="statistics", created_at=NOW)
    count_course.enqueue(job.pk, course=7777)

    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", "The course is not there any more.")


def test_the_command_counts_every_course_or_one_of_them_anew() -> None:
    lesson, (learner,), other = ClassOf(), people(1), CourseFactory.create(slug="other")
    lesson.answer_all(learner, "right", "wrong-a")
    out = StringIO()

    call_command("refresh_statistics", stdout=out)
    assert f"{lesson.course.slug}: 1 section counted\n" in out.getvalue()
    assert f"{other.slug}: 0 sections counted\n" in out.getvalue()
    AnswerCount.objects.update(n=40)
    call_command("refresh_statistics", course=lesson.course.slug, stdout=StringIO())
    assert set(AnswerCount.objects.values_list("n", flat=True)) == {40}

    call_command("refresh_statistics", "--all", course=lesson.course.slug, stdout=StringIO())
    assert set(AnswerCount.objects.values_list("n", flat=True)) == {1}
    assert CountedCheck.objects.get().version == 2


def test_the_command_knows_no_other_courses() -> None:
    with pytest.raises(CommandError, match="There is no course “nowhere”"):
        call_command("refresh_statistics", course="nowhere")


def test_a_section_of_one_course_is_counted_whatever_the_other_does() -> None:
    lesson, other, (learner,) = ClassOf(), ClassOf("first-check"), people(1)
    lesson.answer_all(learner, "right", "wrong-a")
    other.answer_all(learner, "wrong-a")
    steps: list[tuple[int, int]] = []

    refresh_all(other.course, at=NOW, told=lambda done, all_: steps.append((done, all_)))

    assert steps == [(1, 1)]
    assert FirstTry.objects.count() == 1
    assert check_statistics(other.section, scope=EVERYONE).scores == ((0, 1), (1, 0))
    assert check_statistics(lesson.section, scope=EVERYONE).complete == 0
    assert [each.complete for each in checks_statistics(other.course, scope=EVERYONE)] == [1]


def test_a_section_without_questions_has_a_check_of_nothing() -> None:
    lesson = ClassOf()
    text = SectionRevisionFactory.create(section__module=lesson.section.module)
    released(text, scope=lesson.course.slug)

    found = check_statistics(text.section, scope=EVERYONE)

    assert (found.questions, found.complete, found.alpha, found.scores) == (0, 0, None, ((0, 0),))
