"""Who counts in an experiment, in which arm, and by which try."""

from __future__ import annotations

import pytest

from accounts.merging import claim
from accounts.models import Learner
from accounts.models.learners import key_of_guest
from quizzes.models import Standing
from releases.experiments.people import Person, compare
from releases.experiments.reading import result_of
from releases.rings import bucket
from tests.experiments.trial import MINUTE, STARTED, Trial
from tests.factories import (
    NOW,
    LearnerFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
UNTIL = STARTED + 600 * MINUTE


def counted(trial: Trial) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Of both arms: who began, who tried, and who was right."""
    found = result_of(trial.experiment, at=UNTIL).compared
    arms = [(arm.begun, arm.counts()) for arm in (found.treated, found.control)]
    treated, control = ((begun, counts.n, counts.right) for begun, counts in arms)
    return treated, control


def test_each_learner_counts_once_in_the_arm_of_their_bucket() -> None:
    trial = Trial()
    trial.begin()
    trial.goes(treated=True, right=2, wrong=1)
    trial.goes(treated=False, right=1)
    trial.comes(trial.learner(treated=False))
    again = trial.learner(treated=True)
    at = trial.comes(again)
    trial.answer(again, "first-check", "wrong", answered_at=at)
    second = {"try_number": 2, "answered_at": at + MINUTE, "points": 1}
    trial.answer(again, "first-check", "right", **second)

    assert counted(trial) == ((4, 4, 2), (2, 1, 1))


def test_whoever_met_the_change_or_the_question_before_is_not_in_it() -> None:
    trial = Trial()
    trial.begin()
    early, met, outside = (trial.learner(treated=True) for _ in range(3))
    trial.comes(early, STARTED - MINUTE)
    trial.answer(early, "first-check", answered_at=STARTED + MINUTE)
    trial.answer(met, "first-check", answered_at=STARTED - MINUTE)
    trial.comes(met, STARTED + MINUTE)
    trial.answer(outside, "first-check", answered_at=STARTED + MINUTE)
    late = trial.learner(treated=True)
    trial.comes(late, STARTED + MINUTE)
    trial.answer(late, "first-check", answered_at=UNTIL)
    trial.comes(trial.learner(treated=True), UNTIL)

    assert counted(trial) == ((1, 0, 0), (0, 0, 0))


def test_staff_and_those_who_deleted_their_data_are_in_neither_arm() -> None:
    trial = Trial()
    trial.begin()
    boss = trial.staff()
    gone = trial.learner(treated=True, user=None, forgotten_at=NOW)
    for learner in (boss, gone):
        trial.answer(learner, "first-check", answered_at=trial.comes(learner))

    assert counted(trial) == ((0, 0, 0), (0, 0, 0))


def test_a_try_counts_as_it_stands_now_and_a_void_one_not_at_all() -> None:
    trial = Trial()
    trial.begin()
    for verdict in ("correct", "void"):
        learner = trial.learner(treated=False)
        at = trial.comes(learner)
        response = trial.answer(learner, "first-check", "wrong", answered_at=at)
        Standing.objects.create(response=response, verdict=verdict, since=NOW)

    assert counted(trial) == ((0, 0, 0), (2, 1, 1))


def guest_of(trial: Trial, *, treated: bool) -> tuple[str, Learner]:
    """A new guest in that arm, and what their cookie says."""
    for token in map(str, range(1000)):
        key = key_of_guest(token)
        is_free = not Learner.objects.filter(key=key).exists()
        if is_free and (bucket(key, trial.second.salt) < 5000) == treated:
            return token, LearnerFactory.create(key=key, user=None)
    raise AssertionError


def test_a_guest_who_signs_in_is_one_person_and_stays_in_their_arm() -> None:
    trial = Trial()
    trial.begin()
    known, new = guest_of(trial, treated=True), guest_of(trial, treated=False)
    for _token, guest in (known, new):
        trial.answer(guest, "first-check", answered_at=trial.comes(guest))
    person = trial.learner(treated=True)
    before = counted(trial)

    claim(person.user, guest_token=known[0], at=NOW)
    claim(UserFactory.create(), guest_token=new[0], at=NOW)
    trial.answer(person, "first-check", "wrong", answered_at=UNTIL - MINUTE)

    assert before == counted(trial) == ((1, 1, 1), (1, 1, 1))
    assert Learner.objects.get(pk=new[1].pk).user is not None


def test_whoever_came_into_the_other_arm_by_signing_in_is_in_neither() -> None:
    trial = Trial()
    trial.begin()
    token, guest = guest_of(trial, treated=True)
    trial.answer(guest, "first-check", answered_at=trial.comes(guest))
    person = trial.learner(treated=False)

    claim(person.user, guest_token=token, at=NOW)

    assert counted(trial) == ((0, 0, 0), (0, 0, 0))
    assert result_of(trial.experiment, at=UNTIL).compared.crossed == 1


def test_a_bucket_never_changes_so_nobody_changes_arms() -> None:
    people = [Person((f"{number:032x}",)) for number in range(400)]

    first, again = (compare(people, salt="salt", share=5000) for _ in range(2))
    grown = compare(people, salt="salt", share=6000)

    assert first == again
    assert first.treated.begun + first.control.begun == 400
    assert grown.treated.begun > first.treated.begun
