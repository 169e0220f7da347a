"""What one line of the export of runs says, and that the documentation names the same columns."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import Learner
from accounts.scopes import EVERYONE, LearnerScope
from courses.exports.filters import Filters
from labs.exports.columns import OTHERS, RUN_COLUMNS, SUMMED_COLUMNS, measured
from labs.mechanics import mechanics_keys, mechanics_of
from results.labs.kind import LEARNERS, RUNS
from tests.exports.tables import documented
from tests.factories import NOW, LearnerFactory, released
from tests.labs.factories import LabRevisionFactory, LabRunFactory
from tests.labs.grading.runs import exported
from tests.labs.toy import TOY
from tests.results.answers import join

pytestmark = pytest.mark.django_db
NOBODY = LearnerScope(frozenset())

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


def test_the_documentation_names_columns_types_and_meanings() -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "exports.md").read_text(encoding="utf-8")

    for columns in (RUN_COLUMNS, SUMMED_COLUMNS):
        assert documented((*columns, OTHERS)) in text


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


def test_there_is_a_column_for_each_measure_of_each_lab() -> None:
    columns = measured(RUN_COLUMNS)

    told = {each.name: str(each.meaning) for each in columns if each.name.startswith("toy.")}
    assert told == {"toy.steps": "Steps made", "toy.share": "Share of the goal (%)"}
    assert list(told) == [f"{TOY.key}.{each.name}" for each in TOY.measures]
    measures = sum(len(mechanics_of(key).measures) for key in mechanics_keys())
    assert len(columns) == len(RUN_COLUMNS) + measures + 1
    assert columns[-1] == OTHERS


def test_measures_that_nothing_measures_any_more_are_kept_aside() -> None:
    LabRunFactory.create(measures={"steps": 4, "old": 0.5, "é": "=1+1"})

    [row] = exported()

    assert (row["toy.steps"], row["toy.share"]) == ("4", "")
    assert row["other_measures"] == '{"old": 0.5, "é": "=1+1"}'


def test_a_measure_that_is_no_number_is_kept_aside_too() -> None:
    LabRunFactory.create(measures={"steps": "=1+1", "share": -2.5, "bonus": True})

    [row] = exported()

    assert (row["toy.steps"], row["toy.share"]) == ("", "-2.5")
    assert row["other_measures"] == '{"bonus": true, "steps": "=1+1"}'


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


def test_every_stored_run_is_a_line_and_counted_before() -> None:
    runs = LabRunFactory.create_batch(3)
    everything = Filters(EVERYONE)

    assert {row["lab_run"] for row in exported()} == {str(run.pk) for run in runs}
    assert RUNS.count(everything) == LEARNERS.count(everything) == 3
    assert [*RUNS.rows(Filters(NOBODY)), *LEARNERS.rows(Filters(NOBODY))] == []


def test_what_is_about_questions_is_refused_in_words() -> None:
    for kind in (RUNS, LEARNERS):
        assert kind.refuses(Filters(EVERYONE)) == ""
        assert "no question" in kind.refuses(Filters(EVERYONE, pilot="only"))
