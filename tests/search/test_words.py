"""How words are compared, whatever they are made of."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.search.dialects import fts5_words, tsquery_words
from courses.search.words import (
    LONGEST_WORD,
    MOST_WORDS,
    Words,
    asked,
    composed,
    folded,
    spans,
    words_in,
)


@pytest.mark.parametrize(
    ("word", "same"),
    [("Café", "cafe"), ("Cafe\u0301", "cafe"), ("STRASSE", "straße"), ("ﬁx", "FIX"),
     ("İzmir", "izmir"), ("ＦＬＡＧ", "flag"), ("Ångström", "angstrom")],
)  # fmt: skip
def test_accents_case_and_forms_make_no_difference(word: str, same: str) -> None:
    assert words_in(word) == words_in(same) != ""


@given(st.text())
def test_folding_a_folded_word_changes_nothing_more(text: str) -> None:
    once = folded(text)

    assert folded(once) == once
    assert len(once) <= LONGEST_WORD


@given(st.text())
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    text = composed(text)
    found = list(spans(text))

    assert [folded(text[start:end]) for start, end, _word in found] == [word for *_, word in found]
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(st.text(max_size=400))
def test_a_question_is_letters_and_digits_by_the_time_a_database_sees_it(text: str) -> None:
    words = asked(text)

    if words is not None:
        assert len(words.whole) < MOST_WORDS
        assert all(word.isalnum() for word in (*words.whole, words.last))
        assert words.last not in words.whole


@pytest.mark.parametrize("text", ["", "   ", "\0", '"" --', "🙂🙃", "_ ' % ;", "\u202e"])
def test_a_question_without_a_letter_asks_nothing(text: str) -> None:
    assert asked(text) is None


def test_the_last_word_may_be_a_beginning_once_it_has_two_letters() -> None:
    words, short = Words(("a",), "tog"), Words((), "t")

    assert words.fits("toggle")
    assert words.fits("a")
    assert not words.fits("apple")
    assert short.fits("t")
    assert not short.fits("toggle")


def test_both_databases_are_asked_for_the_same() -> None:
    assert fts5_words(Words(("a", "b"), "cd")) == '"a" "b" "cd" *'
    assert tsquery_words(Words(("a", "b"), "cd")) == "'a' & 'b' & 'cd':*"
    assert fts5_words(Words((), "c")) == '"c"'
    assert tsquery_words(Words((), "c")) == "'c'"
