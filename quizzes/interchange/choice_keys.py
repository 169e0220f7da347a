"""Names for the choices of a question that come from a file without any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from django.utils.text import slugify

LONGEST = 30
_ENTITY = re.compile(r"&#?\w+;")


def choice_keys(texts: Sequence[str]) -> list[str]:
    """A short name for each, of its own words, no two alike.

    Where no words are left it is a digest: a number would tell the place of an ordered item.
    """
    keys: list[str] = []
    for text in texts:
        words = slugify(_ENTITY.sub(" ", text)[:400])
        name = _shortened(words) or f"c-{sha256(text.encode()).hexdigest()[:6]}"
        key, number = name, 2
        while key in keys:
            key, number = f"{name}-{number}", number + 1
        keys.append(key)
    return keys


def _shortened(words: str) -> str:
    """As many whole words as fit."""
    if len(words) <= LONGEST:
        return words.strip("-_")
    return words[: LONGEST + 1].rpartition("-")[0].strip("-_") or words[:LONGEST].strip("-_")
