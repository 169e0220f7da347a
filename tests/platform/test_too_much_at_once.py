"""More than a form may hold is refused in a sentence on a real page, wherever it is sent."""

import pytest
from django.test import Client

from accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LONG = "x" * 2_700_000
FORMS = ("/accounts/login/", "/results/exports/", "/admin/courses/course/add/")


@pytest.fixture
def browser() -> Client:
    """An administrator's, that is told of mistakes and checks tokens as the site does."""
    person: User = UserFactory.create(is_staff=True, is_superuser=True)
    browser = Client(raise_request_exception=False, enforce_csrf_checks=True)
    browser.force_login(person)
    return browser


@pytest.mark.parametrize("address", FORMS)
def test_a_paste_that_is_too_long_gets_a_sentence(browser: Client, address: str) -> None:
    urlencoded = {"content_type": "application/x-www-form-urlencoded"}

    for answer in (
        browser.post(address, f"text={LONG}", **urlencoded),  # type: ignore[arg-type]
        browser.post(address, {"text": LONG}),
    ):
        assert answer.status_code == 413
        assert "longer than a form may be, 2.5 MB, so nothing was changed" in answer.text
        assert f'href="{address}"' in answer.text
        assert 'id="main"' in answer.text


def test_too_many_fields_and_files_get_one_too(browser: Client) -> None:
    many = browser.post(FORMS[1], {f"f{number}": "" for number in range(1001)})
    body = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nx\r\n'
        for _ in range(101)
    )
    files = browser.post(FORMS[1], body + b"--b--\r\n", "multipart/form-data; boundary=b")

    for answer in (many, files):
        assert answer.status_code == 413
        assert "more fields than can be read at once" in answer.text


def test_strangers_are_told_the_same(client: Client) -> None:
    answer = client.post(FORMS[0], {"login": LONG})

    assert answer.status_code == 413
    assert "Nothing" not in answer.text
    assert "nothing was changed" in answer.text


def test_other_nonsense_stays_a_plain_line(client: Client) -> None:
    answer = client.get("/", headers={"host": "other.example.org"})

    assert answer.status_code == 400
    assert "Bad Request" in answer.text
