"""How hard English prose is to read: pure functions of plain text."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_COMMON = frozenset({"the", "of", "and", "to", "a", "in", "is", "it", "that", "for", "on", "are"})
ENGLISH_FROM = 0.08
"""Share of the commonest English words from which a text counts as English."""


def words_of(text: str) -> list[str]:
    """The words of Latin letters, in order."""
    return _WORD.findall(text)


def sentences_of(text: str) -> list[str]:
    """The sentences, each with at least one word, without the space around them."""
    found = (sentence.strip() for sentence in _SENTENCE.findall(text))
    return [sentence for sentence in found if _WORD.search(sentence)]


def syllables_in(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, a silent e aside."""
    lowered = word.lower()
    groups = len(_VOWELS.findall(lowered))
    is_silent = lowered.endswith("e") and not lowered.endswith(("le", "ee", "ye")) and groups > 1
    return max(1, groups - is_silent)


def is_english(text: str) -> bool:
    """Whether enough of the words are among the commonest of English to judge it by its rules."""
    words = words_of(text)
    common = sum(word.lower() in _COMMON for word in words)
    return bool(words) and common / len(words) >= ENGLISH_FROM


def school_grade(text: str) -> float:
    """The years of school that reading the text takes; 0 for a text without words.

    0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne, Rogers and
    Chissom, "Derivation of new readability formulas", US Navy Research Branch Report 8-75, 1975).
    """
    words = words_of(text)
    if not words:
        return 0.0
    syllables = sum(map(syllables_in, words))
    return 0.39 * len(words) / len(sentences_of(text)) + 11.8 * syllables / len(words) - 15.59
