"""The gradebook has a row for each learner, and the points as they count now."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import CohortMembership, Learner
from accounts.scopes import LearnerScope
from courses.models import Course, DueDate, SectionProgress
from quizzes.standings import Change, apply
from results.exports.kinds import kinds
from results.gradebook.layout import layout_of
from tests.factories import NOW, CohortFactory, CourseFactory, LearnerFactory, Lesson
from tests.gradebook.classroom import Classroom, mark, table
from tests.quizzes.lives import Life

pytestmark = pytest.mark.django_db
NAMES = [
    "learner", "name", "email", "cohorts", "points", "max", "percent", "passed", "completed",
    "M06/s3:points", "M06/s3:max", "M06/s3:percent", "M06/s3:completed_at", "M06/s3:late",
    "M06/s3/first-check", "M06/s3/second-check",
    "M06/s4:points", "M06/s4:max", "M06/s4:percent", "M06/s4:completed_at", "M06/s4:late",
    "M06/s4/third-check",
]  # fmt: skip


def test_a_row_holds_every_section_and_check_in_the_order_of_the_course() -> None:
    room = Classroom()
    room.did(room.ada, completed=NOW, first=2, second=1)

    (row,) = table("gradebook", room.filters())

    assert list(row) == NAMES
    assert list(row.values()) == [
        room.ada.pk, "Ada", "ada@example.org", "Spring", 3, 6, 50.0, False, 1,
        3, 4, 75.0, NOW, None, 2, 1,
        0, 2, 0.0, None, None, None,
    ]  # fmt: skip


def test_passing_is_told_by_the_pass_mark_of_the_whole_course() -> None:
    room = Classroom()
    room.did(room.ada, first=2, second=1)
    Course.objects.filter(pk=room.course.pk).update(pass_mark=50)
    room.course.refresh_from_db()

    (whole,) = table("gradebook", room.filters())
    (part,) = table("gradebook", room.filters(section=room.first))
    (module,) = table("gradebook", room.filters(module=room.first.module))

    assert (whole["passed"], part["passed"], module["passed"]) == (True, None, None)
    assert (part["points"], part["max"], "M06/s4:points" in part) == (3, 4, False)
    assert "M06/s4:points" in module


def test_a_cohort_lists_who_has_not_begun_and_everyone_only_who_has() -> None:
    room = Classroom()
    ben = room.person("Ben")
    room.did(ben, first=0)

    of_cohort = table("gradebook", room.filters(cohort=room.cohort))
    everyone = table("gradebook", room.filters())
    alone = table("gradebook", room.filters(learner=room.ada))

    assert [row["name"] for row in of_cohort] == [row["name"] for row in alone] == ["Ada"]
    assert [(row["name"], row["M06/s3/first-check"]) for row in everyone] == [("Ben", 0)]
    assert (of_cohort[0]["points"], of_cohort[0]["M06/s3/first-check"]) == (0, None)
    assert kinds()["gradebook"].count(room.filters(cohort=room.cohort)) == 1


def test_a_grader_of_one_cohort_never_meets_anybody_else() -> None:
    room = Classroom()
    room.did(room.person("Ben"), first=2)
    own, nobody = LearnerScope(frozenset({room.cohort.pk})), LearnerScope(frozenset())

    seen = table("gradebook", room.filters(scope=own))

    assert [row["name"] for row in seen] == ["Ada"]
    assert table("gradebook", room.filters(scope=nobody)) == []
    assert table("progress", room.filters(scope=own)) == []
    assert kinds()["gradebook"].count(room.filters(scope=nobody)) == 0
    assert kinds()["progress"].count(room.filters(scope=own)) == 0


def test_what_a_guest_did_before_signing_in_is_in_the_persons_one_row() -> None:
    life = Life(Lesson())
    life.answer("guest", "first-check", "right")
    life.answer("person", "second-check", "right")
    life.sign_in("guest")
    room = Lesson()
    guest = LearnerFactory.create(guest=True)
    SectionProgress.objects.create(
        learner=guest, section=room.section, started_at=NOW, updated_at=NOW
    )

    (row,) = table("gradebook", Classroom.filters(life.lesson))  # type: ignore[arg-type]
    (other,) = table("gradebook", Classroom.filters(room))  # type: ignore[arg-type]

    assert (row["email"], row["points"], row["completed"]) == (life.user.email, 4, 1)
    assert (other["name"], other["email"]) == (f"guest {guest.key[:6]}", "")
    assert Learner.objects.exclude(merged_into=None).exists()


def test_points_are_those_that_count_now() -> None:
    lesson = Lesson()
    life = Life(lesson)
    life.answer("person", "first-check", "right")
    said = lesson.questions["first-check"].responses.get()

    apply([Change(said.pk, "incorrect", 0)], by=None, at=NOW)
    (down,) = table("gradebook", Classroom.filters(lesson))  # type: ignore[arg-type]

    assert (down["points"], down["max"], down["M06/s3/first-check"]) == (0, 4, 0)


def test_what_no_longer_counts_leaves_the_points_there_are() -> None:
    room = Classroom()
    progress = room.did(room.ada, first=2, second=1)
    void = {"regrade": 1, "verdict": "correct", "points": 2, "void": True}
    progress.marks["check:first-check"] |= {"points": 0, "regraded": void}
    progress.save()

    (row,) = table("gradebook", room.filters(section=room.first))

    assert (row["points"], row["max"], row["percent"]) == (1, 2, 50.0)
    assert (row["M06/s3/first-check"], row["M06/s3/second-check"]) == (None, 1)


def test_what_is_on_trial_has_no_column_and_a_check_taken_out_none_either() -> None:
    room = Classroom()
    room.did(room.ada, first=2)
    SectionProgress.objects.update(marks={"check:gone-check": mark(1, 2), "read": {}})

    (row,) = table("gradebook", room.filters())

    assert list(row) == NAMES
    assert (row["points"], row["percent"]) == (0, 0.0)


def test_a_gradebook_is_of_one_course_and_of_now() -> None:
    room, kind = Classroom(), kinds()["gradebook"]
    others = Course.objects.filter(pk=CourseFactory.create().pk).values_list("slug", flat=True)

    assert kind.refuses(room.filters()) == ""
    assert kind.refuses(room.filters(course=None, section=room.first)) == ""
    assert "Choose a course" in kind.refuses(room.filters(course=None))
    assert "as of now" in kind.refuses(room.filters(first_day=NOW.date()))
    assert "as of now" in kind.refuses(room.filters(release=room.lesson.release))
    assert layout_of(room.filters(courses=others)) == ()
    assert layout_of(room.filters(course=None)) == ()
    assert table("gradebook", room.filters(courses=others)) == []


@pytest.mark.parametrize(("hours", "late"), [((-1,), True), ((0,), False), ((-1, 1), False)])
def test_late_is_after_the_latest_date_of_the_learners_cohorts(
    hours: tuple[int, ...], late: bool
) -> None:
    room = Classroom()
    room.did(room.ada, completed=NOW, first=2)
    for number in hours:
        cohort = room.cohort if number < 1 else CohortFactory.create()
        due = {"due_at": NOW + timedelta(hours=number), "changed_at": NOW}
        DueDate.objects.create(cohort=cohort, section=room.first, **due)
        CohortMembership.objects.get_or_create(cohort=cohort, learner=room.ada)

    (row,) = table("gradebook", room.filters())
    (progress,) = table("progress", room.filters())

    assert (row["M06/s3:late"], row["M06/s4:late"]) == (late, None)
    assert (progress["due_at"], progress["late"]) == (NOW + timedelta(hours=hours[-1]), late)


def test_however_many_learners_it_is_as_many_statements() -> None:
    room = Classroom()
    room.did(room.ada, first=1)
    kind, filters = kinds()["gradebook"], room.filters()
    list(kind.rows(filters))

    with CaptureQueriesContext(connection) as for_one:
        list(kind.rows(filters))
    for number in range(5):
        room.did(room.person(f"Person {'x' * number}"), first=1)
    with CaptureQueriesContext(connection) as for_six:
        assert len(list(kind.rows(filters))) == 6

    assert len(for_one) == len(for_six)
    assert kind.count(filters) == 6
