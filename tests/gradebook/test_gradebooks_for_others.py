"""Gradebooks that Canvas and Moodle import, read back as those read them."""

import csv
import io
from datetime import UTC, datetime

import pytest

from accounts.models import CohortMembership
from courses.models import SectionProgress
from results.exports.kinds import kinds
from results.formats.delimited import told
from results.formats.known import FORMATS
from results.formats.table import About, Table
from results.gradebook.for_others import NO_GRADE, canvas_title
from tests.factories import (
    NOW,
    LearnerFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
)
from tests.gradebook.classroom import Classroom

pytestmark = pytest.mark.django_db


def lines(kind: str, room: Classroom) -> list[list[str]]:
    """The file as another program reads it."""
    chosen, filters = kinds()[kind], room.filters(cohort=room.cohort)
    about = About(str(chosen.title), (), datetime(2026, 11, 3, tzinfo=UTC), "1")
    table = Table(kind, chosen.columns(filters), chosen.rows(filters), about)
    file = io.BytesIO()
    FORMATS["csv"].write(table, file)
    return list(csv.reader(io.StringIO(file.getvalue().decode())))


def classroom() -> Classroom:
    """Ada has begun, Ben has not, a guest has no address; one section earns nothing."""
    room = Classroom()
    room.did(room.ada, first=2, second=1)
    text = SectionRevisionFactory.create(
        section=SectionFactory.create(module=room.first.module, number=5, slug="s5")
    )
    released(text, scope=room.course.slug)
    guest = LearnerFactory.create(guest=True)
    SectionProgress.objects.create(
        learner=guest, section=room.first, started_at=NOW, updated_at=NOW
    )
    for learner in (room.person("Ben"), guest):
        CohortMembership.objects.create(cohort=room.cohort, learner=learner)
    return room


def test_canvas_finds_its_five_columns_points_possible_and_a_column_for_each_section() -> None:
    room = classroom()
    title = room.lesson.revision.title

    header, possible, *people = lines("gradebook-canvas", room)

    assert header == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section",
        f"M06/s3 {title}", "M06/s4 Later",
    ]  # fmt: skip
    assert possible == ["    Points Possible", "", "", "", "", "4", "2"]
    assert people == [
        ["Ada", "", "", "ada@example.org", "Spring", "3", ""],
        ["Ben", "", "", "ben@example.org", "Spring", "", ""],
    ]


def test_moodle_finds_people_by_address_and_grades_from_0_to_100() -> None:
    room = classroom()
    title = room.lesson.revision.title

    header, *people = lines("gradebook-moodle", room)

    assert header == [
        "Email address", "Name", f"M06/s3 {title}", "M06/s4 Later", "Course total",
    ]  # fmt: skip
    assert people == [
        ["ada@example.org", "Ada", "75.0", "-", "50.0"],
        ["ben@example.org", "Ben", "-", "-", "0.0"],
    ]


@pytest.mark.parametrize("kind", ["gradebook-canvas", "gradebook-moodle"])
def test_they_come_as_csv_alone_and_of_one_course(kind: str) -> None:
    room, chosen = Classroom(), kinds()[kind]

    assert [name for name in FORMATS if chosen.comes_in(name)] == ["csv"]
    assert "Choose a course" in chosen.refuses(room.filters(course=None))
    assert chosen.count(room.filters(cohort=room.cohort)) == 1


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("M06/s3 Decouple", "M06/s3 Decouple"),
        ("M06/s4 The Final Score of it", "M06/s4 The Final-Score of it"),
        ("M06/s5 Override Status", "M06/s5 Override-Status"),
        ("M06/s6 Rollback (2)", "M06/s6 Rollback [2]"),
        ("M06/s6 (2) Rollback", "M06/s6 (2) Rollback"),
    ],
)
def test_no_title_is_taken_for_a_total_of_canvas_or_an_assignments_number(
    title: str, read: str
) -> None:
    assert canvas_title(title) == read


def test_a_sign_is_written_as_it_is_and_what_people_type_is_not() -> None:
    assert told(NO_GRADE, ",") == "-"
    assert told("-", ",") == "'-"
