"""An experiment is planned, started and stopped once; its plan is fixed at the start."""

from __future__ import annotations

import pytest

from releases.experiments.running import drop, newest, refuse_planning, save_plan, start, stop
from releases.models import AuditEvent, Experiment, FrozenExperimentError, Release
from releases.promotion import change_share, hold, promote, roll_back
from releases.refusals import MoveRefusedError
from releases.rings import Ring
from tests.experiments.trial import MINUTE, STARTED, Trial

pytestmark = pytest.mark.django_db
LATER = STARTED + 5 * MINUTE


def told(trial: Trial) -> list[tuple[str, str]]:
    """The record of the experiment: what was done, and its note."""
    events = AuditEvent.objects.filter(kind="releases.experiment").order_by("id")
    return list(events.values_list("action", "note"))


def test_a_start_registers_sizes_and_share_and_fixes_the_plan() -> None:
    trial = Trial()

    started = trial.begin()

    assert (started.state, started.started_at, started.share) == ("running", STARTED, 5000)
    assert (started.treated_n, started.control_n) == (25, 25)
    actions, notes = zip(*told(trial), strict=True)
    assert actions == ("experiment_planned", "experiment_started")
    assert notes[1].startswith("Usually right: 50.0 %; least effect worth knowing: 40 points;")
    assert notes[1].endswith("First tries needed: 25 with it, 25 without it.")
    started.effect = 0.01
    with pytest.raises(FrozenExperimentError):
        started.save()
    with pytest.raises(MoveRefusedError, match="Somebody started or planned one meanwhile"):
        save_plan(started, by=trial.ada, at=LATER)
    assert Experiment.objects.get().effect == 0.4


def test_a_plan_can_be_changed_and_dropped_until_it_starts() -> None:
    trial = Trial()
    trial.experiment.effect = 0.2
    save_plan(trial.experiment, by=trial.ada, at=LATER)
    assert Experiment.objects.get().effect == 0.2
    dropped = Experiment.objects.get()

    drop(dropped, by=trial.ada, at=LATER)

    assert newest(trial.second) is None
    assert told(trial)[-1][0] == "experiment_dropped"
    trial.experiment = trial.plan()
    trial.begin()
    with pytest.raises(MoveRefusedError, match="It has started: stop it instead"):
        drop(Experiment.objects.get(), by=trial.ada, at=LATER)
    assert told(trial)[-1][0] == "experiment_started"


def test_of_two_people_who_start_or_change_it_at_once_one_does() -> None:
    trial = Trial()
    seen = Experiment.objects.get()
    save_plan(trial.experiment, by=trial.ada, at=LATER)

    with pytest.raises(MoveRefusedError, match="look again"):
        start(seen, by=trial.ada, at=LATER)

    start(trial.experiment, by=trial.ada, at=LATER)
    with pytest.raises(MoveRefusedError, match="look again"):
        start(trial.experiment, by=trial.ada, at=LATER)
    with pytest.raises(MoveRefusedError, match="look again"):
        trial.plan()
    assert Experiment.objects.count() == 1


@pytest.mark.parametrize("ring", [Ring.A1, Ring.A3])
def test_it_starts_only_where_there_are_learners_with_it_and_without(ring: Ring) -> None:
    trial = Trial()
    Release.objects.update(ring=ring)

    with pytest.raises(MoveRefusedError, match="needs learners with it and without"):
        start(trial.experiment, by=trial.ada, at=LATER)

    Release.objects.update(ring=Ring.A2, share=10_000)
    with pytest.raises(MoveRefusedError, match="nobody is left to compare with"):
        start(trial.experiment, by=trial.ada, at=LATER)


def test_of_what_everyone_or_nobody_has_no_experiment_is_planned() -> None:
    trial = Trial()
    roll_back(trial.second, by=None, at=LATER, reason="worse")

    with pytest.raises(MoveRefusedError, match="nothing to compare"):
        refuse_planning(trial.second)


def test_the_share_stays_while_it_runs_so_that_nobody_changes_arms() -> None:
    trial = Trial()
    trial.begin()

    for share in (4000, 6000):
        with pytest.raises(MoveRefusedError, match="Stop it before you change the share"):
            change_share(trial.second, share, by=None, at=LATER)

    assert Release.objects.get(pk=trial.second.pk).share == 5000
    hold(trial.second, by=None, at=LATER)
    stop(trial.experiment, by=trial.ada, at=LATER, note="enough")
    change_share(trial.second, 4000, by=None, at=LATER)
    assert told(trial)[-1] == ("experiment_stopped", "enough")
    with pytest.raises(MoveRefusedError, match="does not run any more"):
        stop(trial.experiment, by=trial.ada, at=LATER, note="again")


def test_a_move_out_of_a2_ends_it_whoever_makes_it() -> None:
    taken_back, sent_on = Trial(), Trial()
    for trial in (taken_back, sent_on):
        trial.begin()

    roll_back(taken_back.second, by=None, at=LATER, reason="20 points worse")
    promote(sent_on.second, by=None, at=STARTED - MINUTE)

    ended = [Experiment.objects.get(release=each.second) for each in (taken_back, sent_on)]
    assert [each.state for each in ended] == ["stopped", "stopped"]
    assert [each.stopped_at for each in ended] == [LATER, STARTED]
    assert [each.event.kind for each in ended if each.event] == ["rolled_back", "promoted"]
    assert ("experiment_stopped", "20 points worse") in told(taken_back)


def test_a_plan_that_has_not_started_stays_where_the_release_moves() -> None:
    trial = Trial()

    roll_back(trial.second, by=None, at=LATER, reason="worse")

    assert Experiment.objects.get().state == "planned"
    assert str(trial.experiment) == f"{trial.second} · M06 / SECTION_03 · first-check"
