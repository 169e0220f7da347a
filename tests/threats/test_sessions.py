"""Sessions, guest cookies and reset links: unguessable, changed at sign-in, over when they end."""

import re

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from accounts.models import Learner, Session, User
from accounts.models.learners import key_of_guest
from accounts.sessions import SessionStore
from quizzes.models import Response
from tests.factories import PASSWORD, Lesson, UserFactory

pytestmark = pytest.mark.django_db
NEW = "another long enough passphrase"


def sign_in(client: Client, person: User, password: str = PASSWORD) -> HttpResponse:
    """Sign in through the page."""
    return client.post("/accounts/login/", {"login": person.email, "password": password})


def test_signing_in_changes_the_session_and_ends_the_one_before() -> None:
    client, before = Client(), SessionStore()
    before["planted"] = "x"
    before.create()
    client.cookies["sessionid"] = before.session_key

    sign_in(client, UserFactory.create())

    assert client.cookies["sessionid"].value != before.session_key
    assert not Session.objects.filter(session_key=before.session_key).exists()


@pytest.mark.parametrize("planted", ["a" * 32, "abcdefgh", "x" * 8 + "0" * 24])
def test_a_planted_session_key_is_never_taken_over(planted: str) -> None:
    client, thief = Client(), Client()
    client.cookies["sessionid"] = thief.cookies["sessionid"] = planted

    sign_in(client, UserFactory.create())

    assert client.cookies["sessionid"].value != planted
    assert thief.get("/accounts/email/").status_code == 302


def test_a_session_of_one_person_does_not_become_anothers() -> None:
    client, anna, ben = Client(), UserFactory.create(), UserFactory.create()
    sign_in(client, anna)
    first = client.cookies["sessionid"].value
    client.post("/accounts/logout/")
    sign_in(client, ben)

    thief = Client()
    thief.cookies["sessionid"] = first
    assert thief.get("/accounts/email/").status_code == 302


def test_signing_out_ends_the_session_on_the_server() -> None:
    client, thief = Client(), Client()
    sign_in(client, UserFactory.create())
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert thief.get("/accounts/email/").status_code == 200

    client.post("/accounts/logout/")

    assert thief.get("/accounts/email/").status_code == 302
    assert not Session.objects.exists()


def test_a_new_password_ends_the_other_sessions() -> None:
    here, there, person = Client(), Client(), UserFactory.create()
    sign_in(here, person)
    sign_in(there, person)

    here.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert there.get("/accounts/email/").status_code == 302


@pytest.mark.parametrize("field", ["is_active", "password"])
def test_an_account_switched_off_or_reset_is_out_at_once(field: str) -> None:
    client, person = Client(), UserFactory.create()
    sign_in(client, person)

    User.objects.filter(pk=person.pk).update(**{field: False if field == "is_active" else "!"})

    assert client.get("/accounts/email/").status_code == 302


@pytest.mark.parametrize("secure", [False, True])
def test_cookies_are_closed_to_scripts_and_other_sites(
    secure: bool, settings: LazySettings
) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = secure
    lesson, client = Lesson(), Client()
    client.get(lesson.url)
    client.post("/preferences/theme/", {"theme": "dark"})
    sign_in(client, UserFactory.create())

    assert set(client.cookies) >= {"guest", "theme", "sessionid", "csrftoken"}
    for name, cookie in client.cookies.items():
        assert (bool(cookie["secure"]), cookie["samesite"]) == (secure, "Lax"), name
        assert bool(cookie["httponly"]) == (name != "csrftoken"), name
        assert not cookie["domain"]


def test_a_guest_cookie_is_random_and_only_its_hash_is_stored() -> None:
    lesson, tokens = Lesson(), set()
    for _guest in range(20):
        client = Client()
        client.post(lesson.check_url(), lesson.form(choice="right"))
        tokens.add(client.cookies["guest"].value)

    kept = set(Learner.objects.values_list("key", flat=True))
    assert len(tokens) == 20
    assert all(re.fullmatch(r"[\w-]{43}", token) for token in tokens)
    assert kept == {key_of_guest(token) for token in tokens}
    assert not kept & tokens


def test_a_stored_key_is_no_cookie() -> None:
    lesson = Lesson()
    Client().post(lesson.check_url(), lesson.form(choice="right"))
    thief = Client()
    thief.cookies["guest"] = Learner.objects.get().key.ljust(43, "=")

    assert "Secret explanation" not in thief.get(lesson.url).text


def test_a_planted_guest_cookie_shows_nothing_of_who_signs_in_with_it() -> None:
    lesson, victim, thief = Lesson(), Client(), Client()
    victim.cookies["guest"] = thief.cookies["guest"] = "t" * 43
    thief.post(lesson.check_url("second-check"), lesson.form("second-check", choice="right"))
    sign_in(victim, UserFactory.create())
    victim.post(lesson.check_url(), lesson.form(choice="right"))

    page = thief.get(lesson.url).text

    assert "Secret explanation" not in page
    assert thief.cookies["guest"].value != "t" * 43
    assert Response.objects.values("learner").distinct().count() == 1


@pytest.fixture
def reset_link(settings: LazySettings) -> tuple[User, str]:
    """Somebody, and the link from their mail."""
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    person: User = UserFactory.create()
    Client().post("/accounts/password/reset/", {"email": person.email})
    found = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)
    assert found is not None
    return person, found[1]


def reset(link: str) -> HttpResponse:
    """Follow the link and choose a new password."""
    client = Client()
    page = client.get(link, follow=True)
    form = {"password1": NEW, "password2": NEW}
    return client.post(page.redirect_chain[-1][0] if page.redirect_chain else link, form)


def test_a_reset_link_works_once(reset_link: tuple[User, str]) -> None:
    person, link = reset_link

    reset(link)
    assert sign_in(Client(), person, NEW).status_code == 302
    User.objects.filter(pk=person.pk).update(last_login=None)

    assert "used already" in reset(link).text


def test_a_reset_link_names_one_person_and_cannot_be_altered(reset_link: tuple[User, str]) -> None:
    link = reset_link[1]
    other = UserFactory.create()
    forged = re.sub(r"/key/\w+-", f"/key/{other.pk:x}-", link)

    for wrong in (forged, link[:-3] + "x/", link.replace("-", "-0", 1)):
        assert "used already" in reset(wrong).text
    assert not sign_in(Client(), other, NEW).has_header("Location")
