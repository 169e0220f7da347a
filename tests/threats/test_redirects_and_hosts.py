"""Nobody is sent to another site, and no page believes a made-up host."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from django.test import Client, override_settings

from accounts.models import User
from courses.models import Course
from tests.factories import PASSWORD, Lesson, UserFactory

pytestmark = pytest.mark.django_db
HOST = "evil.example"
ELSEWHERE = [
    form.format(HOST)
    for form in (
        "//{}", "///{}", "////{}", "http://{}", "https://{}", "http:{}", "https:{}", "http:/{}",
        "https:///{}", "\\\\{}", "/\\{}", "\\/{}", "/\\/{}", "//\\{}", "\t//{}", " //{}", "/\t/{}",
        "/\n/{}", "\x00//{}", "\x01//{}", "\x08//{}", "\u00a0//{}", "\u2003//{}", "\ufeff//{}", "ht\ntp://{}",
        "htt\tps://{}", "//{}/%2f..", "//{}@testserver", "//testserver@{}", "//testserver:80@{}",
        "http://testserver@{}", "http://testserver.{}", "http://{}/testserver", "//{}?testserver",
        "//{}#testserver", "//{}\\testserver", "//{}\\@testserver", "javascript:alert(1)//{}",
        "JaVaScRiPt:alert(1)//{}", "java\nscript:alert(1)//{}", "data:text/html,{}",
        "vbscript:{}", "file://{}", "ftp://{}", "mailto:a@{}", "//[::1]@{}", "http://[{}]",
        "http://\u2025{}", "//\uff45vil.example", "/\u2044{}", "//%65vil.example", "//{}:443",
        "http://localhost/{}", "http://127.0.0.1/{}", "http:\\\\{}", "http:///\\{}",
        "://{}", ":{}", "//{}%00.testserver", "//{}%0d%0aX: y",
        "\r\n//{}", "/..//{}", "/.//{}", "//testserver\\.{}", "http://testserver\u3002{}",
    )
]  # fmt: skip
DOORS = ("login", "signup", "logout", "theme", "login_get")


def leaves(location: str) -> bool:
    """Whether a browser on our site would go elsewhere; it reads backslashes as slashes."""
    bare = location.strip("".join(map(chr, range(33)))).replace("\\", "/")
    bare = "".join(char for char in bare if char not in "\t\r\n")
    try:
        target = urlsplit(urljoin("http://testserver/a/b/", bare))
    except ValueError:
        return True
    return target.scheme != "http" or target.netloc != "testserver"


def location_after(door: str, target: str) -> str:
    """Where that door leads with `next` set to the target."""
    client, number = Client(), User.objects.count()
    if door == "theme":
        return client.post("/preferences/theme/", {"theme": "dark", "next": target})["Location"]
    if door == "signup":
        form = {"email": f"n{number}@example.org", "password1": PASSWORD, "next": target}
        return client.post("/accounts/signup/", form)["Location"]
    person = UserFactory.create()
    if door == "login":
        form = {"login": person.email, "password": PASSWORD, "next": target}
        return client.post("/accounts/login/", form)["Location"]
    client.force_login(person)
    if door == "login_get":
        answer = client.get("/accounts/login/", {"next": target})
        # A NUL in an address is refused altogether.
        return "/" if "\0" in target and answer.status_code == 400 else answer["Location"]
    return client.post("/accounts/logout/", {"next": target})["Location"]


@pytest.mark.parametrize("door", DOORS)
@override_settings(ACCOUNT_RATE_LIMITS=False)
def test_no_door_leads_to_another_site(door: str) -> None:
    Lesson()
    for target in ELSEWHERE:
        location = location_after(door, target)
        assert not leaves(location), (target, location)
        assert "\n" not in location


@pytest.mark.parametrize("door", DOORS)
def test_each_door_does_lead_back_into_the_site(door: str) -> None:
    assert location_after(door, "/courses/here/") == "/courses/here/"


def test_the_check_knows_another_site_when_it_sees_one() -> None:
    assert len(ELSEWHERE) >= 60
    assert all(leaves(url) for url in ("//evil.example", "/\\evil.example", "javascript:alert(1)"))
    assert not leaves("/courses/")


@pytest.mark.parametrize(
    "path", ["//evil.example/accounts", "//evil.example/%2f..", "/\\evil.example"]
)
def test_an_address_without_its_slash_stays_here(path: str) -> None:
    answer = Client().generic("GET", "/", PATH_INFO=path)

    assert answer.status_code == 404 or not leaves(answer["Location"])


@pytest.mark.parametrize(
    "host",
    ["evil.example", "testserver.evil.example", "testserver@evil.example", "a\n.b", "::", ""],
)
def test_another_host_is_refused(host: str) -> None:
    answer = Client().get("/accounts/login/", headers={"host": host})

    assert answer.status_code == 400


@override_settings(
    MAIL_IS_ON=True,
    MAILERS={"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}},
)
@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-Host"])
def test_a_reset_mail_names_our_host_only(name: str) -> None:
    person = UserFactory.create()
    value = "host=evil.example" if name == "Forwarded" else HOST

    Client().post("/accounts/password/reset/", {"email": person.email}, headers={name: value})

    assert HOST not in mail.outbox[0].body
    assert "http://testserver/accounts/password/reset/key/" in mail.outbox[0].body


def test_htmx_is_only_ever_sent_to_our_own_sign_in_page() -> None:
    lesson = Lesson()
    Course.objects.update(open_to_guests=False)
    headers = {"HX-Request": "true", "HX-Current-URL": "//evil.example", "HX-Target": "//evil"}

    answer = Client().post(
        lesson.check_url() + "?next=//evil.example", lesson.form(), headers=headers
    )

    assert answer["HX-Redirect"].startswith("/accounts/login/?next=/courses/")
    assert not leaves(answer["HX-Redirect"])
    assert "HX-Location" not in answer
