"""Log lines: one per event, never forged, and nothing personal, secret or answered in them."""

import io
import json
import logging

import pytest
from django.test import Client

from config.log_lines import LineFormatter
from tests.factories import PASSWORD, Lesson, UserFactory

pytestmark = pytest.mark.django_db
BREAKS = ("\r\n", "\n", "\r", "%0d%0a", "\u2028", "\u0085", "\x0b", "\x1b[2J", '"}\n{"level": "x')


@pytest.fixture
def lines() -> io.StringIO:
    """What production would write."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.mark.parametrize("forged", BREAKS)
def test_no_input_writes_a_line_of_its_own(forged: str, lines: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    bad = f"{forged}FORGED{forged}"
    client.get("/" + bad.replace("?", ""), {"q": bad})
    client.post("/accounts/login/", {"login": bad, "password": bad})
    client.get("/", HTTP_USER_AGENT=bad, HTTP_REFERER=bad, HTTP_X_REQUEST_ID=bad)
    client.generic("GET", "/", HTTP_HOST="x" + bad)
    logging.getLogger("site").warning("something with %s", forged + "TEXT" + forged)

    written = lines.getvalue()

    assert "FORGED" not in written
    assert all(isinstance(json.loads(line), dict) for line in written.splitlines())
    assert len(json.loads(written.splitlines()[-1])) == 5


def test_nothing_personal_or_secret_is_written(lines: io.StringIO) -> None:
    lesson, person = Lesson(), UserFactory.create(email="anna.secret@example.org")
    client = Client(raise_request_exception=False)
    client.post("/accounts/password/reset/", {"email": person.email})
    client.post("/accounts/login/", {"login": person.email, "password": "wrong-" + PASSWORD})
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    client.get("/accounts/password/reset/key/1-abc-secret-token/")
    client.post(lesson.check_url(), lesson.form(choice="wrong-a", attempt="token-of-form"))

    written = lines.getvalue()

    cookies = [cookie.value for cookie in client.cookies.values() if cookie.value]
    told = ["anna.secret", PASSWORD, "secret-token", "wrong-a", "token-of-form", "127.0.0.1"]
    assert [word for word in told + cookies if word in written] == []
    assert "quizzes:verify" in written


def test_a_word_that_was_written_would_be_found(lines: io.StringIO) -> None:
    logging.getLogger("site").warning("wrong-a was chosen")

    assert "wrong-a" in lines.getvalue()
