"""Guessing is slow at every door, and no door tells who has an account."""

import pytest
import time_machine
from django.conf import LazySettings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from config.proxy import ProxyMiddleware
from tests.factories import NOW, PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOGIN, RESET, SIGN_UP = "/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"
DOORS = {
    LOGIN: lambda n: {"login": f"p{n}@example.org", "password": "wrong"},
    RESET: lambda n: {"email": f"p{n}@example.org"},
    SIGN_UP: lambda n: {"email": f"p{n}", "password1": "x"},
}
WRONG = "not the one"
worked: list[str] = []


class CountingHasher(MD5PasswordHasher):
    """Notes each time it has work to do."""

    def encode(self, password: str, salt: str) -> str:
        """The stock hash, noted."""
        worked.append(salt)
        return super().encode(password, salt)


def guess(person: User | str, password: str = WRONG, **headers: str) -> HttpResponse:
    """Try to sign in from a fresh browser."""
    email = person if isinstance(person, str) else person.email
    return Client().post(LOGIN, {"login": email, "password": password}, headers=headers)


@pytest.mark.parametrize("door", DOORS)
def test_every_door_closes_for_an_address_that_knocks_too_often(door: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        answers = [Client().post(door, DOORS[door](n)) for n in range(31)]
        assert answers[0].status_code in (200, 302)
        assert answers[-1].status_code == 429
        assert answers[-1]["Retry-After"] == "60"
        assert "Nothing was lost" in answers[-1].text
        clock.shift(61)
        assert Client().post(door, DOORS[door](99)).status_code in (200, 302)


def test_one_account_is_closed_to_guesses_however_its_address_is_written() -> None:
    person = UserFactory.create(email="anna@example.org")
    for written in (
        "anna@example.org",
        "ANNA@example.org",
        " anna@example.org",
        "Anna@Example.Org",
    ):
        guess(written)
    guess("anna@example.org ")

    assert "Too many" in guess(person).text
    assert guess(person, PASSWORD).status_code == 200, "also to the right one, for a while"
    assert guess(UserFactory.create(), PASSWORD).status_code == 302, "and nobody else's"


def test_the_admins_own_door_leads_to_the_same_one() -> None:
    person, client = UserFactory.create(is_staff=True), Client()

    answer = client.post("/admin/login/", {"username": person.email, "password": PASSWORD})

    assert answer["Location"].startswith(LOGIN)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/accounts/password/change/", "oldpassword"),
        ("/accounts/reauthenticate/", "password"),
    ],
)
def test_the_password_cannot_be_guessed_from_inside_either(address: str, name: str) -> None:
    client = Client()
    client.force_login(UserFactory.create())

    answers = [client.post(address, {name: f"guess {n}"}).status_code for n in range(11)]

    assert answers[0] == 200
    assert answers[-1] == 429


def test_a_made_up_forwarded_address_opens_no_door(settings: LazySettings) -> None:
    assert settings.BEHIND_PROXY is False
    assert ProxyMiddleware.__module__ in str(settings.MIDDLEWARE)

    forged = [f"10.0.{n}.1" for n in range(31)]
    answers = [
        guess(f"p{n}@example.org", **{"X-Forwarded-For": ip, "X-Real-IP": ip, "Client-IP": ip})
        for n, ip in enumerate(forged)
    ]

    assert answers[-1].status_code == 429


def shape_of(answer: HttpResponse, *typed: str) -> tuple[int, str]:
    """Status and page, without what the visitor typed and the page's own tokens."""
    text = answer.text
    for word in typed:
        text = text.replace(word, "…")
    lines = [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]
    return answer.status_code, "\n".join(lines)


def test_a_wrong_password_and_an_unknown_person_look_alike(settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    person, closed = UserFactory.create(), UserFactory.create(is_active=False)
    seen = set()
    for email in (person.email, closed.email, "nobody@example.org"):
        worked.clear()
        answer = guess(email)
        seen.add((*shape_of(answer, email), len(worked), str(dict(answer.cookies).keys())))

    assert len(seen) == 1
    assert len(worked) == 1, "as much work for nobody as for somebody"


def test_the_right_password_does_look_different() -> None:
    person = UserFactory.create()

    assert shape_of(guess(person, PASSWORD)) != shape_of(guess(person))


def test_a_reset_tells_nobody_who_has_an_account(settings: LazySettings) -> None:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    person = UserFactory.create()

    known, unknown = (
        Client().post(RESET, {"email": email}) for email in (person.email, "nobody@example.org")
    )

    assert shape_of(known) == shape_of(unknown)
    assert known["Location"] == unknown["Location"]
    assert [message.to for message in mail.outbox] == [[person.email], ["nobody@example.org"]]
    assert "/key/" not in mail.outbox[1].body


def test_with_mail_signing_up_tells_nobody_who_has_an_account(settings: LazySettings) -> None:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    person = UserFactory.create()

    known, unknown = (
        Client().post(SIGN_UP, {"email": email, "password1": PASSWORD})
        for email in (person.email, "nobody@example.org")
    )

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert User.objects.filter(email=person.email).count() == 1
