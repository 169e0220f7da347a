"""What a log line looks like: one JSON object, without anything personal in it."""

import logging
import re
import time
import traceback
from contextvars import ContextVar
from pathlib import PurePath
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="-")
_OWN_FIELDS = ("method", "route", "status", "ms")
# Begins only where a word does, else a long line without "@" would take a time like its square.
_E_MAIL = re.compile(r"(?<![^\s@<>\"'=(])[^\s@<>\"'=(]+@[^\s@<>\"',)]+")
_IP_ADDRESS = re.compile(
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])|(?<![\w:])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{1,4}"
)
_QUERY = re.compile(r"\?[^\s\"']+")
_LONGEST = 2000
_UTC = "%Y-%m-%dT%H:%M:%SZ"


class LineFormatter(JsonFormatter):
    """Time, level, logger, message, request id, and of the extras only those we know.

    Exceptions keep their type and their frames and lose their text: it may quote a value someone
    typed. Django's own request records lose their path for the same reason (it may be a token).
    """

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """Fill `log_data`, the line to be; what came with the record unasked is dropped."""
        message_dict.clear()
        log_data["time"] = time.strftime(_UTC, time.gmtime(record.created))
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        log_data["message"] = without_personal_data(_message(record))
        log_data["request_id"] = REQUEST_ID.get()
        log_data |= {name: vars(record)[name] for name in _OWN_FIELDS if name in vars(record)}
        if record.exc_info and record.exc_info[0]:
            log_data["error"] = frames(record.exc_info[0], record.exc_info[2])


def without_personal_data(message: str) -> str:
    """The message with e-mail addresses, IP addresses and query strings taken out."""
    message = message[:_LONGEST]
    for pattern, word in ((_E_MAIL, "[e-mail]"), (_IP_ADDRESS, "[ip]"), (_QUERY, "?[query]")):
        message = pattern.sub(word, message)
    return message[:_LONGEST]


def frames(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where an exception came from, innermost first: `KeyError at views.py:12 in show < ...`."""
    places = [
        f"{'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno} in {frame.name}"
        for frame in reversed(traceback.extract_tb(trace))
    ]
    return f"{kind.__name__} at " + " < ".join(places[:12])


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith(("django.request", "django.security")):
        return f"{record.levelname.lower()} in {record.name}"
    return record.getMessage()


BUCKET_LOGGERS = ("boto3", "botocore", "s3transfer", "urllib3")


def logging_settings(level: str) -> dict[str, Any]:
    """Python's logging configuration: everything from `level` up, to standard output."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": LineFormatter}},
        "handlers": {
            "lines": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "line",
            }
        },
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            # Both would bring handlers of their own, in another form.
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
            # Our request log has these lines already, with the route instead of the path.
            "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
            # Its debug lines are queries with their values.
            "django.db": {"handlers": [], "level": "INFO", "propagate": True},
            # Theirs are requests to the bucket, with their signatures.
            **{name: {"level": "INFO"} for name in BUCKET_LOGGERS},
            "_granian": {"handlers": [], "level": "WARNING", "propagate": True},
            "granian.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        },
    }
