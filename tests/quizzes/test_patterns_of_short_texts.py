"""Short texts match patterns with stars: as a plain reading of the rules says, and never slowly."""

import time
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizzes.kinds.patterns import Pattern, Rules, pattern_of, shown

LOOSE, STRICT = Rules(), Rules(match_case=True, match_spaces=True)
LETTERS = st.text("ab *", max_size=12)
TEXTS = st.text("ab ", max_size=14)


def naive(pattern: str, text: str) -> bool:
    """Whether something stands for each star so that both are the same: every way is tried."""

    @cache
    def holds(p: int, t: int) -> bool:
        if p == len(pattern):
            return t == len(text)
        if pattern[p] == "*":
            return holds(p + 1, t) or (t < len(text) and holds(p, t + 1))
        return t < len(text) and pattern[p] == text[t] and holds(p + 1, t + 1)

    return holds(0, 0)


def naive_loose(pattern: str, text: str) -> bool:
    """The same where runs of spaces are one: a star between two spaces may be nothing."""
    plain = " ".join(text.split())
    ways = {" ".join(pattern.split())}
    for _star in range(pattern.count("*")):
        ways |= {way.replace("*", "", 1) for way in ways} | {
            way[:at] + way[at + 1 :] for way in ways for at, c in enumerate(way) if c == "*"
        }
    return any(naive(" ".join(way.split()), plain) for way in ways)


@given(LETTERS, TEXTS)
@example("a*a*a*b", "aaaaaaaaaaaaaa")
@example("*", "")
def test_exact_matching_is_what_a_naive_reading_says(pattern: str, text: str) -> None:
    assert pattern_of(pattern, STRICT).matches(text) == naive(pattern.strip(), text)


@given(st.text("ab *", max_size=7), st.text("ab ", max_size=8))
@example("a * b", "a b")
@example("* a", "a")
@example("a *", "a")
def test_loose_spaces_are_what_a_naive_reading_says(pattern: str, text: str) -> None:
    assert pattern_of(pattern, LOOSE).matches(text) == naive_loose(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("dark launch", "  Dark \t LAUNCH "), ("launch*", "launching"), ("*canary*", "a Canary!"),
        ("straße", "STRASSE"), ("ﬁt", "FIT"), ("２", "2"), (r"2 \* 3", "2 * 3"), ("é", "e\u0301"),
        ("*", "anything"), ("*", ""), (r"\\", r"\\"), ("ＡＢ", "ab"),
    ],
)  # fmt: skip
def test_texts_that_say_the_same_match(pattern: str, text: str) -> None:
    assert pattern_of(pattern, LOOSE).matches(text)


@pytest.mark.parametrize(
    ("pattern", "text", "rules"),
    [
        ("dark launch", "darklaunch", LOOSE), (r"2 \* 3", "2 and 3", LOOSE), ("a*b", "a", LOOSE),
        ("ab*ba", "aba", LOOSE), ("Dark", "dark", Rules(match_case=True)),
        ("a  b", "a b", Rules(match_spaces=True)), ("a*a", "a", STRICT), ("", "a", LOOSE),
        ("dark", "a dark b", LOOSE), ("＊", "x", LOOSE),
    ],
)  # fmt: skip
def test_texts_that_differ_do_not_match(pattern: str, text: str, rules: Rules) -> None:
    assert not pattern_of(pattern, rules).matches(text)


def _seconds(pattern: Pattern, text: str) -> float:
    began = time.perf_counter()
    assert not pattern.matches(text)
    return time.perf_counter() - began


@pytest.mark.parametrize("piece", ["*a", "*ab", "a*", "*a*b"])
def test_hostile_patterns_take_no_time(piece: str) -> None:
    hostile = pattern_of(piece * 2000 + "*c", STRICT)

    assert _seconds(hostile, "ab" * 100_000) < 0.5


def test_a_pattern_of_stars_alone_takes_everything() -> None:
    assert pattern_of(" ** ", LOOSE).takes_everything
    assert not pattern_of("*a", LOOSE).takes_everything
    assert not pattern_of("", LOOSE).takes_everything


def test_learners_read_a_pattern_without_its_stars() -> None:
    assert shown(r" launch* 2\*3 ") == "launch… 2*3"
