"""Accounts: made and changed by administrators, with our own kind of user."""

from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from accounts.roles import INSTRUCTOR
from tests.factories import UserFactory

LIST = "/admin/accounts/user/"
PASSPHRASE = "correct horse battery staple"


def test_a_person_is_made_by_address_and_can_sign_in(administering: Client) -> None:
    form = {
        "email": "New.Person@Example.org", "usable_password": "true",
        "password1": PASSPHRASE, "password2": PASSPHRASE,
    }  # fmt: skip

    administering.post(f"{LIST}add/", form)

    made = User.objects.get(email="new.person@example.org")
    assert made.check_password(PASSPHRASE)
    assert not made.is_staff


def test_an_address_in_use_is_refused_however_it_is_typed(administering: Client) -> None:
    UserFactory.create(email="taken@example.org")
    form = {"email": "TAKEN@example.org", "usable_password": "false"}

    answer = administering.post(f"{LIST}add/", form)

    assert "already exists" in answer.text


def test_an_administrator_makes_someone_an_instructor(administering: Client) -> None:
    person = UserFactory.create()
    instructors = Group.objects.get(name=INSTRUCTOR).pk
    form = {"email": person.email, "is_active": "on", "is_staff": "on", "groups": [instructors]}

    administering.post(f"{LIST}{person.pk}/change/", form)

    person.refresh_from_db()
    assert person.is_staff
    assert person.groups.get().name == INSTRUCTOR


def test_strangers_are_led_to_the_common_sign_in(client: Client, db: None) -> None:
    answer = client.get(LIST, follow=True)

    assert answer.redirect_chain[-1][0].startswith("/accounts/login/?next=")


def test_someone_signed_in_without_staff_is_refused(client: Client, db: None) -> None:
    client.force_login(UserFactory.create())

    assert client.get("/admin/", follow=True).status_code == 403
