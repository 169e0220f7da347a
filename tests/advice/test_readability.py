"""How hard prose is to read: words, sentences, syllables and the grade made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.advice.readability import (
    is_english,
    school_grade,
    sentences_of,
    syllables_in,
    words_of,
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("deploy", 2), ("release", 2), ("table", 2), ("canary", 3), ("the", 1),
        ("degree", 2), ("shh", 1), ("immunity", 4), ("made", 1),
    ],
)  # fmt: skip
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert syllables_in(word) == count


def test_sentences_end_at_full_stops_and_need_a_word() -> None:
    assert sentences_of("Deploy it. Then wait! … Why? 42.") == ["Deploy it.", "Then wait!", "Why?"]


def test_words_keep_their_apostrophes_and_hyphens() -> None:
    assert words_of("Don't re-run 12 tests") == ["Don't", "re-run", "tests"]


def test_the_grade_is_that_of_the_published_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59.
    assert school_grade("The cat sat on the mat.") == pytest.approx(-1.45)
    # 3 words, 1 sentence, 12 syllables.
    assert school_grade("Organisational immunity deteriorates.") > 20


def test_a_text_without_words_has_no_grade() -> None:
    assert school_grade("") == school_grade("… 12 %") == 0.0


def test_only_english_is_judged_by_the_rules_of_english() -> None:
    assert is_english("The share of the traffic is moved to the new version.")
    assert not is_english("Der Anteil des Verkehrs wird auf die neue Fassung gelenkt.")
    assert not is_english("")


@given(st.text(max_size=400))
def test_any_text_has_a_finite_grade(text: str) -> None:
    assert -20 < school_grade(text) < 10_000
