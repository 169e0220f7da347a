"""The policy and the other headers stand on every answer, whatever kind it is."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from whitenoise.middleware import WhiteNoiseMiddleware

from accounts.models import User
from config.headers import HeadersMiddleware
from tests.admin.world import World
from tests.factories import Lesson
from tests.platform.conftest import SettingsWith, settings_with  # noqa: F401  (a fixture)
from tests.threats.doors import addresses

pytestmark = pytest.mark.django_db
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def missing(answer: HttpResponse) -> dict[str, str | None]:
    """The headers that are not as they must be."""
    return {name: answer.get(name) for name, value in HEADERS.items() if answer.get(name) != value}


def _fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


_fails.login_required = False  # type: ignore[attr-defined]
urlpatterns = [path("fails/", _fails)]


def test_every_address_answers_with_all_of_them(world: World, superuser: User) -> None:
    browser = Client(raise_request_exception=False)
    for client in (browser, Client(raise_request_exception=False)):
        for address in addresses(world):
            for answer in (client.get(address), client.put(address)):
                assert missing(answer) == {}, (address, answer.status_code)
        browser.force_login(superuser)


@pytest.mark.parametrize(
    ("status", "address", "extra"),
    [
        (400, "/", {"host": "evil.example"}),
        (404, "/nowhere/", {}),
        (404, "/static/nowhere.css", {}),
        (405, "/preferences/theme/", {}),
    ],
)
def test_refusals_carry_them_too(status: int, address: str, extra: dict[str, str]) -> None:
    answer = Client().get(address, headers=extra)

    assert (answer.status_code, missing(answer)) == (status, {})


def test_a_refused_form_carries_them_too() -> None:
    answer = Client(enforce_csrf_checks=True).post("/preferences/theme/")

    assert (answer.status_code, missing(answer)) == (403, {})


def test_an_answer_put_off_carries_them_and_says_when(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizzes.throttle.PER_LEARNER", 0)
    lesson = Lesson()

    answer = Client().post(lesson.check_url(), lesson.form())

    assert (answer.status_code, missing(answer)) == (429, {})
    assert 1 <= int(answer["Retry-After"]) <= 60


@pytest.mark.urls(__name__)
def test_a_fault_of_ours_carries_them_and_tells_nothing() -> None:
    answer = Client(raise_request_exception=False).get("/fails/")

    assert (answer.status_code, missing(answer)) == (500, {})
    assert not [w for w in ("on purpose", "Traceback", "Error", "settings") if w in answer.text]


def test_static_files_carry_them_too(settings: LazySettings) -> None:
    file = Path(settings.STATIC_ROOT) / "picture.svg"
    file.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    try:
        answer = Client().get("/static/picture.svg")
        assert (answer.status_code, missing(answer)) == (200, {})
        assert "Access-Control-Allow-Origin" not in answer
        assert b"svg" in answer.getvalue()
    finally:
        file.unlink()


def test_the_check_would_notice_an_answer_without_them() -> None:
    assert set(missing(HttpResponse())) == set(HEADERS)


def test_headers_stand_before_static_files(settings: LazySettings) -> None:
    names = settings.MIDDLEWARE
    static = f"{WhiteNoiseMiddleware.__module__}.WhiteNoiseMiddleware"

    for name in ("config.headers.HeadersMiddleware", "ContentSecurityPolicyMiddleware"):
        assert next(i for i, n in enumerate(names) if n.endswith(name)) < names.index(static)
    assert HeadersMiddleware.__module__ == "config.headers"


def test_debug_is_off_and_keys_are_long(settings_with: SettingsWith) -> None:  # noqa: F811
    found = settings_with()

    assert found["DEBUG"] is False
    assert len(found["SECRET_KEY"]) >= 50
    assert found["SESSION_COOKIE_HTTPONLY"] is True
    assert found["WHITENOISE_ALLOW_ALL_ORIGINS"] is False
    assert found.get("USE_X_FORWARDED_HOST", False) is False
    assert "ACCOUNT_RATE_LIMITS" not in found, "the limits stand as allauth brings them"
