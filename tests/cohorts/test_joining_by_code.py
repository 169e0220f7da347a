"""Learners join by a code while it is good; wrong, expired and full are one sentence each."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Cohort, CohortCode, CohortMembership, User
from courses.cohorts.codes import LENGTH, LETTERS, make_code, switch_off
from courses.cohorts.joining import leave
from courses.throttle import this_minute
from tests.cohorts.people import member, names, record_of
from tests.factories import NOW, LearnerFactory, UserFactory


@pytest.fixture
def code(cohort: Cohort) -> CohortCode:
    """A code for a month, with seats for two."""
    later = timezone.now() + timedelta(days=30)
    by = UserFactory.create()
    return make_code(cohort, by=by, at=timezone.now(), expires_at=later, seats=2)


def test_a_code_can_be_typed_and_not_guessed(code: CohortCode) -> None:
    assert len(code.code) == LENGTH
    assert set(code.code) <= set(LETTERS)
    assert not set("01OI") & set(LETTERS)
    assert str(code).count("-") == 2


def test_a_link_asks_first_and_then_lets_in(
    learning: Client, code: CohortCode, cohort: Cohort
) -> None:
    link = f"/join/{code.told}/"

    page = learning.get(link).text
    assert "Join Autumn?" in page
    assert names(cohort) == []
    answer = learning.post(link, follow=True)

    assert "You belong to Autumn now." in answer.text
    assert names(cohort) == ["ada@example.org"]
    assert record_of(cohort)[-1] == ("joined", "by code")
    assert learning.get(link).headers["Location"] == "/join/"
    assert "You are in Autumn." in learning.post(link, follow=True).text
    assert len(record_of(cohort)) == 2


def test_a_code_is_found_however_it_is_typed(learning: Client, code: CohortCode) -> None:
    typed = f" {code.told.lower().replace('-', ' ')} "

    answer = learning.post("/join/", {"code": typed})

    assert answer.headers["Location"] == f"/join/{code.code}/"


def test_a_guest_signs_in_and_comes_back(client: Client, code: CohortCode) -> None:
    link = f"/join/{code.told}/"

    for answer in (client.get(link), client.post(link)):
        assert answer.headers["Location"] == f"/accounts/login/?next={link}"


def wrong(_code: CohortCode) -> None:
    CohortCode.objects.all().delete()


def expired(code: CohortCode) -> None:
    CohortCode.objects.update(expires_at=NOW.replace(year=2020))


def full(code: CohortCode) -> None:
    for _seat in range(2):
        CohortMembership.objects.create(cohort=code.cohort, learner=LearnerFactory.create())


@pytest.mark.parametrize(
    ("spoil", "status", "words"),
    [(wrong, 404, "No cohort has this code."), (expired, 410, "This code has expired."),
     (full, 409, "Every seat of this cohort is taken.")],
)  # fmt: skip
def test_a_code_that_lets_nobody_in_says_why(
    learning: Client, code: CohortCode, spoil: object, status: int, words: str
) -> None:
    spoil(code)

    for answer in (learning.get(f"/join/{code.told}/"), learning.post(f"/join/{code.told}/")):
        assert answer.status_code == status
        assert words in answer.text
        assert "Autumn" not in answer.text
    typed = learning.post("/join/", {"code": code.told})
    assert typed.status_code == 422
    assert words in typed.text
    assert "ada@example.org" not in names(code.cohort)


@pytest.mark.parametrize("typed", ["", "x" * 51, "=1+1", "💥", "a/b", "../../x"])
def test_garbage_is_answered_with_a_sentence(learning: Client, typed: str) -> None:
    answer = learning.post("/join/", {"code": typed})

    assert answer.status_code == 422
    assert "There is a problem" in answer.text


def test_a_new_code_takes_the_place_of_the_old_one(code: CohortCode, cohort: Cohort) -> None:
    old, by = code.code, UserFactory.create()

    new = make_code(cohort, by=by, at=NOW, expires_at=NOW + timedelta(days=1), seats=None)

    assert new.code != old
    assert CohortCode.objects.get().code == new.code
    assert switch_off(cohort, by=by, at=NOW)
    assert not switch_off(cohort, by=by, at=NOW)
    assert [action for action, _note in record_of(cohort)] == ["opened", "opened", "closed"]


def test_codes_are_not_tried_without_end(learning: Client, code: CohortCode) -> None:
    tries = [learning.get("/join/AAAAAAAAAAAA/").status_code for _try in range(21)]

    assert tries[-1] == 429
    assert learning.post("/join/", {"code": code.told}).status_code == 429
    this_minute.forget()
    assert learning.get(f"/join/{code.told}/").status_code == 200


def test_a_member_leaves_and_keeps_what_they_learned(
    learning: Client, cohort: Cohort, person: User
) -> None:
    learner = member(cohort, person)
    assert "Leave Autumn" in learning.get("/join/").text

    answer = learning.post("/join/leave/", {"cohort": cohort.pk}, follow=True)

    assert "You have left Autumn." in answer.text
    assert names(cohort) == []
    assert type(learner).objects.filter(pk=learner.pk).exists()
    assert record_of(cohort) == [("left", "")]


@pytest.mark.parametrize("asked", ["", "x", "999999", "9" * 40])
def test_nobody_leaves_where_they_are_not(learning: Client, cohort: Cohort, asked: str) -> None:
    other = UserFactory.create()
    member(cohort, other)

    for cohort_id in (asked, cohort.pk):
        answer = learning.post("/join/leave/", {"cohort": cohort_id}, follow=True)
        assert "You are in no such cohort." in answer.text
    assert names(cohort) == [other.email]


def test_two_clicks_at_once_join_once(
    learning: Client, code: CohortCode, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.cohorts.codes.enter", lambda *args, **kwargs: False)

    answer = learning.post(f"/join/{code.told}/", follow=True)

    assert "You are in Autumn." in answer.text
    assert [action for action, _note in record_of(cohort)] == ["opened"]


def test_leaving_twice_at_once_is_recorded_once(
    learning: Client, cohort: Cohort, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not leave(cohort, person, at=NOW)
    member(cohort, person)
    monkeypatch.setattr("courses.cohorts.views.leave", lambda *args, **kwargs: False)

    answer = learning.post("/join/leave/", {"cohort": cohort.pk}, follow=True)

    assert "You are in no such cohort." in answer.text
