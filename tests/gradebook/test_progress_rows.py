"""The export of progress has a row for each learner and section that was begun."""

from datetime import date, timedelta

import pytest

from courses.models import Course, SectionProgress
from releases.promotion import roll_back
from results.exports.kinds import kinds
from tests.factories import NOW, CourseFactory, Lesson
from tests.gradebook.classroom import Classroom, mark, table

pytestmark = pytest.mark.django_db


def test_a_row_says_how_far_somebody_has_come() -> None:
    room = Classroom()
    progress = room.did(room.ada, completed=NOW, first=2, second=1)
    progress.marks |= {
        "case-study:a": {"revision": 1}, "lab:won": {"won": True}, "lab:lost": {"won": False},
    }  # fmt: skip
    progress.save()

    (row,) = table("progress", room.filters())

    assert list(row.values()) == [
        room.ada.pk, "Ada", "ada@example.org", "Spring", room.course.slug, "M06", "s3",
        NOW, NOW, 2, 2, 3, 4, NOW, 1, 1, None, None,
    ]  # fmt: skip
    assert kinds()["progress"].count(room.filters()) == 1


def test_rows_come_by_learner_and_then_in_the_order_of_the_course() -> None:
    room = Classroom()
    ben = room.person("Ben")
    for learner in (ben, room.ada):
        for section in (room.second, room.first):
            SectionProgress.objects.create(
                learner=learner, section=section, started_at=NOW, updated_at=NOW
            )

    rows = table("progress", room.filters())

    assert [(row["name"], row["section"]) for row in rows] == [
        ("Ada", "s3"), ("Ada", "s4"), ("Ben", "s3"), ("Ben", "s4"),
    ]  # fmt: skip
    assert rows[0]["completed_at"] is None


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [(0, 0, 1), (1, None, 0), (None, -1, 0), (None, None, 1), (-1, 1, 1)],
)
def test_days_are_about_the_last_change(first: int | None, last: int | None, found: int) -> None:
    room = Classroom()
    room.did(room.ada, first=2)

    def day(offset: int | None) -> date | None:
        return None if offset is None else NOW.date() + timedelta(days=offset)

    filters = room.filters(first_day=day(first), last_day=day(last))

    assert len(table("progress", filters)) == found
    assert kinds()["progress"].count(filters) == found


def test_every_course_is_told_unless_one_is_asked_for() -> None:
    room, other = Classroom(), Lesson(course=CourseFactory.create(slug="another"))
    room.did(room.ada, first=2)
    SectionProgress.objects.create(
        learner=room.ada, section=other.section, started_at=NOW, updated_at=NOW
    )
    own = Course.objects.filter(slug="another").values_list("slug", flat=True)

    def courses(**fields: object) -> list[object]:
        return [row["course"] for row in table("progress", room.filters(**fields))]

    assert courses(course=None) == ["another", room.course.slug]
    assert courses(course=None, courses=own) == ["another"]
    assert courses(course=None, section=room.first) == [room.course.slug]
    assert courses(course=None, module=other.section.module) == ["another"]


def test_a_section_that_nobody_is_shown_any_more_keeps_what_was_done() -> None:
    lesson = Lesson()
    progress = SectionProgress(section=lesson.section, started_at=NOW, updated_at=NOW)
    room = Classroom()
    progress.learner = room.ada
    progress.marks = {"check:first-check": mark(lesson.questions["first-check"].pk, 2)}
    progress.save()
    roll_back(lesson.release, by=None, at=NOW, reason="Wrong.")

    (row,) = table("progress", room.filters(course=lesson.course))

    assert (row["answered"], row["of"], row["points"], row["max"]) == (None, None, None, None)
    assert row["started_at"] == NOW
