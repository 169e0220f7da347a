"""Keys of questions and choices as the identifiers of XML, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.text import slugify

TOOL = "cloud-integrations"
"""What our files say wrote them: names in them are our keys."""
LONGEST_KEY = 60

_NUMBERED = re.compile(r"(question|item|exercise)?[-_]?[0-9]*", re.IGNORECASE)
_ODD = re.compile(r"[^A-Za-z0-9_-]+")


def identifier_of(key: str) -> str:
    """The key as an identifier: one begins with a letter or an underscore."""
    return key if key[:1].isalpha() else f"_{key}"


def name_of(title: str) -> str:
    """A title as the name of a question; "" where it only counts: “Question 3”."""
    name = slugify(title)[:LONGEST_KEY].strip("-_")
    return "" if _NUMBERED.fullmatch(name) else name


def key_of(identifier: str) -> str:
    """The identifier as a key; "" where nothing of it can stand in one."""
    bare = identifier.strip().removeprefix("_")
    return _ODD.sub("-", bare)[:LONGEST_KEY] if re.search(r"[A-Za-z0-9]", bare) else ""


def distinct_keys(identifiers: Iterable[str]) -> list[str]:
    """A key for each identifier; the second of two alike gets a number, an empty one its place."""
    keys: list[str] = []
    for place, identifier in enumerate(identifiers, start=1):
        key = key_of(identifier) or f"answer-{place}"
        number = 2
        while key in keys:
            end = f"-{number}"
            key = f"{(key_of(identifier) or 'answer')[: LONGEST_KEY - len(end)]}{end}"
            number += 1
        keys.append(key)
    return keys
