"""A log line is one JSON object, and nothing personal gets into it."""

import json
import logging
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.log_lines import LineFormatter, logging_settings, without_personal_data


def _line(message: str, *args: object, logger: str = "courses", **extra: object) -> dict[str, Any]:
    record = logging.LogRecord(logger, logging.INFO, "file.py", 1, message, args, None)
    vars(record).update(extra)
    text = LineFormatter().format(record)
    assert len(text.splitlines()) == 1
    line: dict[str, Any] = json.loads(text)
    return line


def _failure() -> dict[str, Any]:
    def innermost() -> None:
        raise ValueError("the answer was 'my own words' of learner@example.org")

    try:
        innermost()
    except ValueError:
        return _line("failed", exc_info=sys.exc_info())


def test_a_line_says_when_how_grave_who_and_what() -> None:
    line = _line("loaded %d sections", 3)

    assert set(line) == {"time", "level", "logger", "message", "request_id"}
    assert (line["level"], line["logger"]) == ("INFO", "courses")
    assert line["message"] == "loaded 3 sections"
    assert line["time"].endswith("Z")


def test_extras_we_do_not_know_are_left_out() -> None:
    line = _line("request", status=200, email="learner@example.org", request=object())

    assert line["status"] == 200
    assert {"email", "request"}.isdisjoint(line)


def test_an_exception_is_its_type_and_its_frames_without_its_text() -> None:
    line = _failure()

    assert line["error"].startswith("ValueError at platform/test_log_lines.py:")
    assert "in innermost" in line["error"]
    assert "my own words" not in json.dumps(line)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("mail to a.b+c@example.org failed", "mail to [e-mail] failed"),
        ("from 203.0.113.9 port 80", "from [ip] port 80"),
        ("from 2001:db8:0:0:0:0:2:1 now", "from [ip] now"),
        ("GET /reset/?key=abc HTTP", "GET /reset/?[query] HTTP"),
        ("version 1.2.3 at 12:30:45", "version 1.2.3 at 12:30:45"),
    ],
)
def test_addresses_and_queries_are_taken_out_of_messages(said: str, written: str) -> None:
    assert without_personal_data(said) == written


@pytest.mark.parametrize("logger", ["django.request", "django.security.DisallowedHost"])
def test_djangos_own_request_records_lose_the_path_and_host(logger: str) -> None:
    line = _line("Not Found: /reset/s3cret-token/", logger=logger)

    assert line["message"] == f"info in {logger}"


def test_a_message_that_is_a_mapping_is_not_spread_over_the_line() -> None:
    assert "email" not in _line({"email": "x"})  # type: ignore[arg-type]


@given(st.text())
def test_any_message_makes_one_line_of_bounded_length(message: str) -> None:
    assert len(_line("%s", message)["message"]) <= 2000


def test_queries_with_their_values_are_never_logged() -> None:
    levels = {name: one["level"] for name, one in logging_settings("DEBUG")["loggers"].items()}

    assert levels["django.db"] == "INFO"
    assert {levels[name] for name in ("boto3", "botocore", "s3transfer", "urllib3")} == {"INFO"}
