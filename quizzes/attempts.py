"""The token each form carries: makes a repeated post one response, and says how long it took."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

LONGEST_MS = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Attempt:
    """One filling-in of one form: `key` is unique to it; `elapsed_ms` is None where unknown."""

    key: str
    elapsed_ms: int | None


def new_attempt(learner_key: str, revision_id: int, *, at: datetime) -> str:
    """A token for a form drawn now. The time in it is signed; it holds nothing else."""
    body = f"{int(at.timestamp() * 1000):x}.{secrets.token_hex(8)}"
    return f"{body}.{_signature(body, learner_key, revision_id)}"


def read_attempt(token: str, learner_key: str, revision_id: int, *, at: datetime) -> Attempt:
    """What a posted token says. Never refuses: a strange token is unique but tells no time."""
    if not token:
        return Attempt(secrets.token_hex(16), None)
    key = hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()[:32]
    body, _dot, signature = token.rpartition(".")
    if not constant_time_compare(signature, _signature(body, learner_key, revision_id)):
        return Attempt(key, None)
    shown_ms = int(body.split(".")[0], 16)
    elapsed = int(at.timestamp() * 1000) - shown_ms
    return Attempt(key, min(max(elapsed, 0), LONGEST_MS))


def _signature(body: str, learner_key: str, revision_id: int) -> str:
    value = f"{body}:{learner_key}:{revision_id}"
    return salted_hmac("quizzes.attempt", value, algorithm="sha256").hexdigest()[:20]
