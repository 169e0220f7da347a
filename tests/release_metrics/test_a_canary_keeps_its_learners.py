"""Whoever is in a share stays in it, and keeps their answers whatever becomes of the release."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.merging import claim
from accounts.middleware import GUEST_COOKIE
from accounts.models import Learner
from accounts.models.learners import key_of_guest
from courses.models import SectionProgress
from quizzes.models import Response
from releases.models import Release
from releases.promotion import change_share, promote, roll_back
from releases.rings import bucket
from tests.factories import LearnerFactory, UserFactory
from tests.release_metrics.canary import ENTERED, LATER, Canary, hits

pytestmark = pytest.mark.django_db


def guest_in(canary: Canary, *, treated: bool) -> tuple[Client, str]:
    """A guest whom the second release reaches, or not, by their cookie."""
    tokens = (f"{number:043}" for number in range(1000))
    reached = canary.second.salt
    token = next(t for t in tokens if (bucket(key_of_guest(t), reached) < 5000) == treated)
    client = Client()
    client.cookies[GUEST_COOKIE] = token
    return client, token


def everyone_reached(release: Release) -> set[str]:
    return {
        learner.key
        for learner in Learner.objects.all()
        if release.pk in Release.objects.reaching(learner)
    }


def test_a_share_that_grows_step_by_step_takes_the_release_from_nobody() -> None:
    canary = Canary()
    LearnerFactory.create_batch(40)
    reached = everyone_reached(canary.second)
    assert 0 < len(reached) < 40

    for share in (6000, 8000, 10_000):
        change_share(canary.second, share, by=None, at=LATER)
        assert reached <= everyone_reached(canary.second)
        reached = everyone_reached(canary.second)

    assert len(reached) == Learner.objects.count()
    promote(canary.second, by=None, at=LATER)
    assert everyone_reached(canary.second) == reached


@pytest.mark.parametrize("treated", [True, False])
def test_a_guest_keeps_their_answers_when_it_is_promoted_and_rolled_back(treated: bool) -> None:
    canary = Canary()
    client, _token = guest_in(canary, treated=treated)
    client.post(canary.check_url(), canary.form(choice="right"))
    answered = client.get(canary.url).text
    kept = Response.objects.values().get()
    progress = SectionProgress.objects.values("marks", "answered", "points").get()

    promote(canary.second, by=None, at=LATER)
    promoted = client.get(canary.url).text
    roll_back(canary.second, by=None, at=LATER, reason="A wrong word.")
    back = client.get(canary.url).text

    assert Response.objects.values().get() == kept
    assert SectionProgress.objects.values("marks", "answered", "points").get() == progress
    assert progress["answered"] == 1
    assert all("Secret explanation of right" in text for text in (answered, promoted, back))


def test_what_a_guest_did_counts_by_the_guest_s_key_after_signing_in() -> None:
    canary = Canary()
    client, token = guest_in(canary, treated=True)
    client.post(canary.check_url(), canary.form(choice="right"))
    Response.objects.update(answered_at=ENTERED + timedelta(minutes=1))
    before = hits(canary.measured("first-try-correct"))
    person = canary.learner(treated=False, user=UserFactory.create())

    claim(person.user, guest_token=token, at=LATER)

    assert before == ((1, 1), (0, 0))
    assert Learner.objects.get(key=key_of_guest(token)).merged_into == person
    assert hits(canary.measured("first-try-correct")) == before
