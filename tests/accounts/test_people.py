"""People are known by their address, whatever its case; learners and sessions belong to them."""

import pytest
from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from accounts.middleware import AuthenticationMiddleware
from accounts.models import CohortMembership, Learner, Session, User
from accounts.models.learners import new_key
from accounts.sessions import SessionStore
from tests.factories import CohortFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_lower_case_and_found_in_any() -> None:
    user = User.objects.create_user("  Ada@Example.ORG ", "secret")

    assert user.email == "ada@example.org"
    assert User.objects.get_by_natural_key("ADA@example.org") == user


def test_a_person_needs_an_address() -> None:
    with pytest.raises(ValidationError, match="needs an e-mail address"):
        User.objects.create_user("")


def test_a_superuser_may_do_everything() -> None:
    user = User.objects.create_superuser("root@example.org", "secret")

    assert user.is_staff
    assert user.has_perm("quizzes.export_response")


def test_names_fall_back_to_the_address() -> None:
    named, nameless = UserFactory.create(name="Ada Lovelace"), UserFactory.create(name="")

    assert (named.get_full_name(), named.get_short_name()) == ("Ada Lovelace", "Ada")
    assert nameless.get_full_name() == str(nameless) == nameless.email
    assert nameless.get_short_name() == nameless.email.split("@")[0]


def test_a_person_can_be_written_to(settings: Settings, mailoutbox: list[object]) -> None:
    user = UserFactory.create()

    user.email_user("Hello", "There", "course@example.org")

    assert mailoutbox[0].to == [user.email]


def test_a_learner_made_without_a_key_gets_one_of_its_own() -> None:
    assert Learner().key != Learner().key
    assert len(new_key()) == 32


def test_a_learner_is_called_by_the_person_or_as_a_guest() -> None:
    person, guest = LearnerFactory.create(), LearnerFactory.create(guest=True, key="abcdef12")

    assert str(person) == person.user.name
    assert str(guest) == "guest abcdef"


def test_sessions_name_the_store_that_reads_them() -> None:
    assert Session.get_session_store_class() is SessionStore


def test_an_ended_session_is_nobodys(client: Client) -> None:
    client.force_login(UserFactory.create(), "allauth.account.auth_backends.AuthenticationBackend")
    Session.objects.all().delete()

    store = SessionStore(client.cookies["sessionid"].value)
    assert store.load() == {}
    assert store.user is None


def test_a_person_who_never_learned_has_no_learner_yet(client: Client) -> None:
    client.force_login(UserFactory.create(), "allauth.account.auth_backends.AuthenticationBackend")
    Learner.objects.all().delete()

    store = SessionStore(client.cookies["sessionid"].value)
    store.load()
    assert store.user is not None
    assert not hasattr(store.user, "learner")
    assert client.get("/").status_code == 200


def test_a_guests_session_has_no_person() -> None:
    store = SessionStore()
    store["seen"] = True
    store.save()

    again = SessionStore(store.session_key)
    assert again.load() == {"seen": True}
    assert again.user is None


def test_signing_in_without_a_browser_takes_nobody_over() -> None:
    user = UserFactory.create()

    user_logged_in.send(sender=User, request=None, user=user)

    assert not Learner.objects.exists()


def test_a_session_of_another_way_in_is_left_to_django(client: Client) -> None:
    user = UserFactory.create(staff=True)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")

    assert not client.get("/").wsgi_request.user.is_authenticated


def test_a_deactivated_person_is_signed_out_at_once(client: Client) -> None:
    user = UserFactory.create()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert not client.get("/").wsgi_request.user.is_authenticated


def test_the_person_is_found_once_a_request(client: Client) -> None:
    client.force_login(UserFactory.create(), "allauth.account.auth_backends.AuthenticationBackend")
    request = client.get("/").wsgi_request

    request.user = None
    AuthenticationMiddleware(lambda _request: HttpResponse()).process_request(request)

    assert request.user.is_authenticated


def test_a_membership_names_learner_and_cohort() -> None:
    membership = CohortMembership.objects.create(
        cohort=CohortFactory.create(name="Spring"), learner=LearnerFactory.create(user__name="Ada")
    )

    assert str(membership) == "Ada · Spring"
