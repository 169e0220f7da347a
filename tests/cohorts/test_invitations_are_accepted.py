"""Whoever shows that an invited address is theirs becomes a member; nobody else does."""

import pytest
from allauth.account.signals import email_confirmed
from django.test import Client, RequestFactory

from accounts.merging import claim
from accounts.models import Cohort, CohortInvitation, CohortMembership, Learner, User
from accounts.models.learners import key_of_guest
from tests.cohorts.people import confirmed, member, names, record_of
from tests.factories import NOW, PASSWORD, LearnerFactory, UserFactory


@pytest.fixture
def invitation(cohort: Cohort) -> CohortInvitation:
    """One for Ada."""
    return CohortInvitation.objects.create(
        cohort=cohort, email="ada@example.org", name="Ada L.", invited_at=NOW
    )


def sign_in(person: User) -> None:
    Client().post("/accounts/login/", {"login": person.email, "password": PASSWORD})


def test_signing_in_accepts_what_waits(
    invitation: CohortInvitation, cohort: Cohort, person: User
) -> None:
    confirmed(person)

    sign_in(person)

    assert names(cohort) == ["ada@example.org"]
    assert not CohortInvitation.objects.exists()
    assert record_of(cohort) == [("joined", "")]
    person.refresh_from_db()
    assert person.name == "Ada"


def test_an_address_that_is_only_named_opens_nothing(
    invitation: CohortInvitation, cohort: Cohort, person: User
) -> None:
    confirmed(person, verified=False)

    sign_in(person)

    assert names(cohort) == []
    assert CohortInvitation.objects.exists()


def test_somebody_without_a_name_is_called_as_the_roster_does(
    invitation: CohortInvitation, person: User
) -> None:
    User.objects.update(name="")
    confirmed(person)

    sign_in(person)

    person.refresh_from_db()
    assert person.name == "Ada L."


def test_a_second_address_counts_once_it_is_confirmed(
    invitation: CohortInvitation, cohort: Cohort
) -> None:
    learner = LearnerFactory.create()
    address = confirmed(learner.user, "ada@example.org")

    email_confirmed.send(type(address), request=RequestFactory().get("/"), email_address=address)

    assert names(cohort) == [learner.user.email]


def test_somebody_new_becomes_a_learner_only_by_signing_in(
    invitation: CohortInvitation, person: User
) -> None:
    address = confirmed(person)

    email_confirmed.send(type(address), request=RequestFactory().get("/"), email_address=address)

    assert not Learner.objects.exists()
    assert str(invitation) == "ada@example.org · Autumn"


def test_a_guest_put_in_by_hand_stays_in_as_the_person(cohort: Cohort) -> None:
    person = UserFactory.create()
    member(cohort, person)
    other = Cohort.objects.create(name="Other", slug="other")
    guest = Learner.objects.create(key=key_of_guest("g" * 43))
    for each in (cohort, other):
        CohortMembership.objects.create(cohort=each, learner=guest)

    claim(person, guest_token="g" * 43, at=NOW)

    assert names(other) == names(cohort) == [person.email]
