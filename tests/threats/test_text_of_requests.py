"""Whatever bytes a request brings, it is answered, never with a fault of ours."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import close_old_connections
from django.middleware.csrf import CsrfViewMiddleware
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Session, User
from config.request_text import Utf8Handler, Utf8Request
from quizzes.models import Response
from tests.factories import Lesson
from tests.threats.doors import rows

pytestmark = pytest.mark.django_db
ENCODINGS = [
    "rot13", "hex", "zlib", "idna", "undefined", "utf-7", "unicode_escape", "utf-16", "punycode",
]  # fmt: skip
FORM = (
    "--x\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n"
    "--x\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n--x--\r\n"
)  # fmt: skip
WILD = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXT = st.text(max_size=300) | st.sampled_from(["\0", "\ud7ff\ufffd", "\u202e\u2066", "x" * 9_000])


def quiet() -> Client:
    """A browser that is told of faults as a visitor would be."""
    return Client(raise_request_exception=False)


def status_from(handler: WSGIHandler, path: str, form: str, kind: str) -> str:
    """The status that the application itself gives, test client aside."""
    environ = RequestFactory().generic("POST", path, form.encode(), "text/plain").environ
    environ["CONTENT_TYPE"] = kind
    said: list[str] = []
    # As Django's own test client does: the test's transaction must outlive the request.
    request_started.disconnect(close_old_connections)
    try:
        b"".join(handler(environ, lambda status, _headers: said.append(status)))
    finally:
        request_started.connect(close_old_connections)
    return said[0][:3]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_claimed_encoding_changes_nothing(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CsrfViewMiddleware, "process_view", lambda *_: None)
    lesson, kind = Lesson(), f"multipart/form-data; boundary=x; charset={encoding}"
    form = FORM.format("revision", lesson.questions["first-check"].pk, "attempt", "+2AA-\\ud800.")

    answer = status_from(Utf8Handler(), lesson.check_url() + "?a=%ff", form, kind)
    form = FORM.format("login", "a@b+2AA-\\ud800.de", "password", "x")
    door = status_from(Utf8Handler(), "/accounts/login/", form, kind)

    assert (answer, door) == ("422", "200")


def test_a_content_type_that_cannot_be_read_is_answered() -> None:
    assert status_from(Utf8Handler(), "/healthz", "", "a/b; c*=nope''x") == "403"


def test_stock_django_fails_over_a_claimed_encoding() -> None:
    kind = "multipart/form-data; boundary=x; charset=undefined"

    with pytest.raises(UnicodeError):
        status_from(WSGIHandler(), "/accounts/login/?a=%ff", FORM.format("a", "b", "c", "d"), kind)


@pytest.mark.parametrize("query", ["a=%00", "q=a%00b", "%00=1"])
def test_a_nul_in_the_query_is_refused(query: str) -> None:
    answer = quiet().get("/", QUERY_STRING=query)

    assert answer.status_code == 400
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    "cookie",
    ['"aaaaaaaaaa\\000"', "a" * 5_000, "ä" * 20, "'; DROP TABLE x--", "../../etc/passwd", ""],
)
def test_any_cookie_is_no_worse_than_none(cookie: str) -> None:
    lesson = Lesson()
    sent = f"sessionid={cookie}; guest={cookie}; theme={cookie}; csrftoken={cookie}"

    answers = [quiet().get(url, HTTP_COOKIE=sent) for url in (lesson.url, "/accounts/login/")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not Session.objects.exists()


@WILD
@given(fields=st.dictionaries(st.sampled_from(["revision", "choice", "attempt", "reveal"]), TEXT))
def test_any_answer_is_answered_and_only_a_whole_one_is_stored(
    db: None, fields: dict[str, str]
) -> None:
    lesson = Lesson()
    fields["revision"] = fields.get("revision", str(lesson.questions["first-check"].pk))

    answer = quiet().post(lesson.check_url(), fields)

    stored = Response.objects.filter(revision__question__section=lesson.section).count()
    assert answer.status_code in (303, 409, 422, 429)
    assert (answer.status_code == 303) == bool(stored)


@WILD
@given(theme=TEXT, back=TEXT)
def test_any_theme_is_chosen_or_refused(theme: str, back: str) -> None:
    answer = quiet().post("/preferences/theme/", {"theme": theme, "next": back})

    assert answer.status_code in (302, 422)


@WILD
@given(email=TEXT | st.emails(), password=TEXT)
def test_any_sign_up_makes_a_person_or_changes_nothing(db: None, email: str, password: str) -> None:
    before = rows()

    answer = quiet().post("/accounts/signup/", {"email": email, "password1": password})

    assert answer.status_code in (200, 302, 429)
    if answer.status_code == 302:
        assert User.objects.filter(email=email.lower().strip()).exists()
    else:
        assert rows() == before


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"theme=" + b"x" * 3_000_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"a=b" for _ in range(1_500)), "application/x-www-form-urlencoded"),
        (b"nonsense", "multipart/form-data"),
        (b"nonsense", "multipart/form-data; boundary=\xff"),
    ],
)
def test_a_form_that_cannot_be_read_is_refused(body: bytes, kind: str) -> None:
    answer = quiet().generic("POST", "/preferences/theme/", body, content_type=kind)

    assert answer.status_code in (302, 400, 413)
    assert b"Traceback" not in answer.content


@pytest.mark.parametrize("kind", ["a/b; c*=nope''x", "a/b; " + "x" * 20_000])
def test_a_content_type_that_cannot_be_read_is_none(kind: str) -> None:
    request = Utf8Request(RequestFactory()._base_environ(CONTENT_TYPE=kind))

    assert (request.content_type, request.content_params) == ("", {})
