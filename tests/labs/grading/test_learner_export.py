"""One line per learner and lab: how many runs, how long until the first win, which was the best."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import Learner
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from tests.factories import NOW, CohortFactory, LearnerFactory
from tests.labs.factories import LabRevisionFactory, LabRunFactory
from tests.labs.grading.runs import BONUS, LOST, SOME, WON, exported, play
from tests.results.answers import join

pytestmark = pytest.mark.django_db


def test_a_learner_and_a_lab_are_one_line() -> None:
    first, second = LabRevisionFactory.create(), LabRevisionFactory.create()
    ada, bob = LearnerFactory.create(), LearnerFactory.create()
    play(ada, first, LOST, WON)
    play(ada, second, LOST)
    play(bob, first, WON)

    rows = exported("learners")

    found = {(row["learner"], row["lab"], row["steps"], row["won"]) for row in rows}
    assert found == {
        (str(ada.pk), first.lab.key, "2", "1"),
        (str(ada.pk), second.lab.key, "1", "0"),
        (str(bob.pk), first.lab.key, "1", "1"),
    }


def test_the_way_to_the_first_win_is_told_in_tries_steps_and_seconds() -> None:
    learner, revision = LearnerFactory.create(), LabRevisionFactory.create()
    play(learner, revision, LOST, SOME, WON, LOST, BONUS)

    [row] = exported("learners")

    way = (row["runs"], row["tries_to_win"], row["steps_to_win"], row["seconds_to_win"])
    assert way == ("5", "3", "3", "120")
    assert row["first_played_at"] == "2026-11-23T09:30:00.000Z"
    assert row["first_won_at"] == "2026-11-23T09:32:00.000Z"
    assert row["last_played_at"] == "2026-11-23T09:34:00.000Z"


def test_steps_of_one_run_are_one_try() -> None:
    learner, revision = LearnerFactory.create(), LabRevisionFactory.create()
    for number, run in enumerate([1, 1, 2, 2], start=1):
        LabRunFactory.create(
            learner=learner, revision=revision, number=number, run=run, won=number == 4
        )

    [row] = exported("learners")

    assert (row["runs"], row["steps"], row["tries_to_win"], row["steps_to_win"]) == tuple("2424")


def test_without_a_win_the_way_to_it_is_empty() -> None:
    play(LearnerFactory.create(), LabRevisionFactory.create(), LOST, SOME)

    [row] = exported("learners")

    names = ("tries_to_win", "steps_to_win", "seconds_to_win", "first_won_at")
    assert [row[name] for name in names] == [""] * 4
    assert (row["won"], row["bonus"], row["goals_met"], row["goals"]) == ("0", "0", "1", "2")


@pytest.mark.parametrize(
    ("ends", "best"),
    [
        ((LOST, SOME, LOST), 1),
        ((WON, SOME, WON), 0),
        ((WON, BONUS, WON), 1),
        ((LOST, LOST), 0),
    ],
)
def test_the_best_run_is_the_first_that_came_furthest(ends: tuple[str, ...], best: int) -> None:
    runs = play(LearnerFactory.create(), LabRevisionFactory.create(), *ends)

    [row] = exported("learners")

    assert (row["best_run"], row["best_moves"]) == (str(runs[best].pk), runs[best].moves)


def test_the_line_names_the_revision_of_the_best_run() -> None:
    learner, old = LearnerFactory.create(), LabRevisionFactory.create(code="LAB_OLD")
    new = LabRevisionFactory.create(lab=old.lab, code="LAB_NEW")
    play(learner, old, WON)
    play(learner, new, LOST)

    [row] = exported("learners")

    assert (row["code"], row["revision"], row["runs"]) == ("LAB_OLD", "1", "2")


def test_a_guest_and_the_person_they_became_are_one_line() -> None:
    person, guest = LearnerFactory.create(), LearnerFactory.create(guest=True)
    revision = LabRevisionFactory.create()
    play(guest, revision, LOST, LOST, begin=NOW - timedelta(hours=1))
    play(person, revision, WON)
    Learner.objects.filter(pk=guest.pk).update(merged_into=person, merged_at=NOW)

    [row] = exported("learners")

    way = (row["learner"], row["runs"], row["tries_to_win"], row["seconds_to_win"])
    assert way == (str(person.pk), "3", "3", "3600")


def test_only_runs_that_pass_the_filters_are_summed_up() -> None:
    revision, ada = LabRevisionFactory.create(), LearnerFactory.create()
    join(ada, "Spring")
    play(ada, revision, LOST, begin=NOW - timedelta(days=2))
    play(ada, revision, WON)
    play(LearnerFactory.create(), revision, WON)
    cohort = CohortFactory._meta.model.objects.get(slug="spring")

    [row] = exported("learners", Filters(EVERYONE, cohort=cohort, first_day=NOW.date()))

    assert (row["learner"], row["tries_to_win"]) == (str(ada.pk), "1")
    elsewhere = LabRevisionFactory.create().lab.section
    assert exported("learners", Filters(EVERYONE, section=elsewhere)) == []


def when(run: dict[str, str]) -> str:
    """A database may export runs as it finds them; the way to a win is told by the clock."""
    return run["played_at"]


class TestAnyHistory(TestCase):
    """Hypothesis and the database need a class between them."""

    @given(st.lists(st.sampled_from([LOST, SOME, WON, BONUS]), min_size=1, max_size=8))
    @settings(max_examples=40)
    def test_the_sums_are_those_of_the_runs_themselves(self, ends: list[str]) -> None:
        play(LearnerFactory.create(), LabRevisionFactory.create(), *ends)
        runs, [row] = sorted(exported(), key=when), exported("learners")

        wins = [place for place, run in enumerate(runs) if run["won"] == "1"]
        tries = str(wins[0] + 1) if wins else ""
        assert (row["runs"], row["steps"]) == (str(len(ends)), str(len(ends)))
        assert (row["tries_to_win"], row["steps_to_win"]) == (tries, tries)
        assert row["won"] == max(run["won"] for run in runs)
        assert row["bonus"] == max(run["bonus"] for run in runs)
        assert row["goals_met"] == max(run["goals_met"] for run in runs)
