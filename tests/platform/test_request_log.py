"""Each request leaves one line that says what was asked and how it went, not by whom."""

import json
import logging
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from config.log_lines import REQUEST_ID, LineFormatter
from config.request_log import RequestLogMiddleware

SECRETS = ["learner@example.org", "203.0.113.9", "s3cret-token", "my answer"]


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """The lines as they would be written, parsed."""
    caplog.set_level(logging.INFO)
    written: list[dict[str, Any]] = []
    formatter = LineFormatter()
    handle = caplog.handler.emit

    def emit(record: logging.LogRecord) -> None:
        handle(record)
        text = formatter.format(record)
        assert "\n" not in text
        written.append(json.loads(text))

    caplog.handler.emit = emit
    return written


def _requests(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["logger"] == "site.request"]


def test_a_request_leaves_method_route_status_milliseconds_and_its_id(
    client: Client, lines: list[dict[str, Any]]
) -> None:
    response = client.get("/healthz")

    [line] = _requests(lines)
    assert (line["method"], line["route"], line["status"]) == ("GET", "healthz", 200)
    assert line["ms"] >= 0
    assert line["request_id"] == response["X-Request-ID"]


def test_a_line_holds_no_address_path_query_body_or_header(
    client: Client, lines: list[dict[str, Any]]
) -> None:
    client.post(
        "/healthz?token=s3cret-token&who=learner@example.org",
        {"answer": "my answer"},
        REMOTE_ADDR="203.0.113.9",
        HTTP_USER_AGENT="learner@example.org",
        HTTP_REFERER="http://testserver/?s3cret-token",
    )
    client.get("/reset/s3cret-token/learner@example.org/")

    assert lines
    assert [word for word in SECRETS if word in json.dumps(lines)] == []


def test_a_line_cannot_be_forged_with_line_breaks(
    client: Client, lines: list[dict[str, Any]]
) -> None:
    client.generic("GET\r\n{}", "/healthz")
    client.get('/%0d%0a{"level":"CRITICAL"}')

    assert {line["method"] for line in _requests(lines)} == {"OTHER", "GET"}
    assert "CRITICAL" not in json.dumps(lines)


def test_the_level_switches_the_line_off(
    client: Client, caplog: pytest.LogCaptureFixture, lines: list[dict[str, Any]]
) -> None:
    caplog.set_level(logging.WARNING, "site.request")

    client.get("/healthz")

    assert _requests(lines) == []


def test_a_proxys_request_id_is_taken_over_when_there_is_a_proxy(
    client: Client, settings: Settings
) -> None:
    given = {"HTTP_X_REQUEST_ID": "from-the-proxy-1"}

    unbelieved = client.get("/healthz", **given)
    settings.BEHIND_PROXY = True

    assert unbelieved["X-Request-ID"] != "from-the-proxy-1"
    assert client.get("/healthz", **given)["X-Request-ID"] == "from-the-proxy-1"


@pytest.mark.parametrize("value", ["short", "x" * 65, "with space 1", "line\nbreak-1"])
def test_a_request_id_of_another_shape_is_replaced(
    client: Client, settings: Settings, value: str
) -> None:
    settings.BEHIND_PROXY = True

    assert client.get("/healthz", HTTP_X_REQUEST_ID=value)["X-Request-ID"] != value


def test_the_id_is_gone_after_the_request_even_when_it_fails(rf: RequestFactory) -> None:
    def fail(_: HttpRequest) -> HttpResponse:
        assert REQUEST_ID.get() != "-"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        RequestLogMiddleware(fail)(rf.get("/"))

    assert REQUEST_ID.get() == "-"


def test_the_security_headers_are_on_every_response(client: Client) -> None:
    response = client.get("/healthz")

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "camera=()" in response["Permissions-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
