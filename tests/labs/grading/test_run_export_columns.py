"""What one line of the export of runs says, and that the documentation names the same columns."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import Learner
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from labs.exports.columns import LEARNERS, OTHERS, RUNS, header, measure_columns
from labs.exports.csv_stream import csv_stream
from labs.models import LabRun
from tests.factories import NOW, LearnerFactory, released
from tests.labs.factories import LabRevisionFactory, LabRunFactory
from tests.labs.grading.runs import exported
from tests.labs.toy import TOY
from tests.results.answers import join

pytestmark = pytest.mark.django_db

RUN_OF_ADA = {
    "name": "Ada Lovelace",
    "email": "ada@example.org",
    "cohorts": "Spring",
    "lab": "counting",
    "code": "LAB_09",
    "revision": "1",
    "release": "The first",
    "workings": "7",
    "number": "3",
    "run": "2",
    "moves": "up.up.up",
    "won": "1",
    "bonus": "0",
    "goals_met": "1",
    "goals": "2",
    "played_at": "2026-01-31T23:59:59.999Z",
    "toy.steps": "3",
    "toy.share": "33.5",
    "other_measures": "",
}


@pytest.mark.parametrize(("heading", "columns"), [("Runs", RUNS), ("Learners", LEARNERS)])
def test_the_documentation_names_the_columns_in_their_order(
    heading: str, columns: tuple[str, ...]
) -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "exports.md").read_text(encoding="utf-8")

    table = text.split(f"### {heading}\n")[1].split("\n#")[0]

    named = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert named == [*columns, OTHERS]


def test_a_run_is_one_line_with_everything_about_it() -> None:
    learner = LearnerFactory.create(user__name="Ada Lovelace", user__email="ada@example.org")
    join(learner, "Spring")
    revision = LabRevisionFactory.create(lab__key="counting", code="LAB_09")
    released(revision, scope="c", name="The first")
    at = datetime(2026, 1, 31, 23, 59, 59, 999999, tzinfo=UTC)
    run = LabRunFactory.create(
        learner=learner, revision=revision, number=3, run=2, moves="up.up.up", won=True,
        mechanics_version=7, goals_met=1, goals_total=2, played_at=at,
        measures={"steps": 3, "share": 33.5},
    )  # fmt: skip

    [row] = exported()

    section = revision.lab.section
    place = {"course": section.module.course.slug, "module": section.module.code}
    expected = place | {"section": section.slug, "lab_run": str(run.pk)}
    assert row == RUN_OF_ADA | expected | {"learner": str(learner.pk)} | _of_other_labs(row)


def _of_other_labs(row: dict[str, str]) -> dict[str, str]:
    """Columns of measures that are not the toy's: they are there and empty."""
    return {name: "" for name in row if "." in name and not name.startswith("toy.")}


def test_the_header_has_a_column_for_each_measure_of_each_lab() -> None:
    names = header(RUNS).rstrip("\n").split(",")

    assert [f"{TOY.key}.{each.name}" for each in TOY.measures] == [
        name for name in names if name.startswith("toy.")
    ]
    assert len(names) == len(RUNS) + len(measure_columns()) + 1
    assert names[-1] == OTHERS


def test_measures_that_nothing_measures_any_more_are_kept_aside() -> None:
    LabRunFactory.create(measures={"steps": 4, "old": 0.5, "é": "=1+1"})

    [row] = exported()

    assert (row["toy.steps"], row["toy.share"]) == ("4", "")
    assert row["other_measures"] == '{"old": 0.5, "é": "=1+1"}'


def test_a_measure_that_is_no_number_never_becomes_a_formula() -> None:
    LabRunFactory.create(measures={"steps": "=1+1", "share": -2.5})

    [row] = exported()

    assert (row["toy.steps"], row["toy.share"]) == ("'=1+1", "-2.5")


@pytest.mark.parametrize("rows", ["runs", "learners"])
def test_every_text_is_guarded_against_formulas(rows: str) -> None:
    revision = LabRevisionFactory.create(code="=LAB", lab__key="lab")
    type(revision.lab).objects.update(key="-lab")
    learner = LearnerFactory.create(user__name="=cmd|' /C calc'!A0")
    join(learner, "+cohort")
    LabRunFactory.create(revision=revision, learner=learner, moves="=1", measures={"steps": 1})

    [row] = exported(rows)

    guarded = {name for name, value in row.items() if value.startswith("'")}
    moves = {"runs": "moves", "learners": "best_moves"}[rows]
    assert guarded == {"name", "cohorts", "lab", "code", moves}


@pytest.mark.parametrize("rows", ["runs", "learners"])
def test_a_guest_who_signed_in_counts_as_the_person(rows: str) -> None:
    person = LearnerFactory.create(user__name="Ada Lovelace")
    guest = LearnerFactory.create(guest=True)
    LabRunFactory.create(learner=guest)

    Learner.objects.filter(pk=guest.pk).update(merged_into=person, merged_at=NOW)
    [row] = exported(rows)

    assert (row["learner"], row["name"]) == (str(person.pk), "Ada Lovelace")


def test_runs_come_in_the_order_they_were_played_and_end_with_a_line_feed() -> None:
    runs = LabRunFactory.create_batch(3)

    text = b"".join(csv_stream(Filters(EVERYONE), bom=True)).decode()

    assert text.startswith("\ufefflab_run,learner,")
    assert text.endswith("\n")
    numbers = {line.split(",")[0] for line in text.splitlines()[1:]}
    assert numbers == {str(run.pk) for run in runs}
    assert LabRun.objects.count() == text.count("\n") - 1
