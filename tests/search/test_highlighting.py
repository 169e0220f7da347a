"""Hits are marked, and nothing of a text becomes markup."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from courses.search.highlighting import AFTER, BEFORE, excerpt, marked
from courses.search.words import Words, asked

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\"'éß🙂\u202e\n"), max_size=600)


def test_each_hit_is_marked_as_it_is_written() -> None:
    words = asked("cafe br")
    assert words is not None

    assert marked("Café & BRÛLÉE", words) == "<mark>Café</mark> &amp; <mark>BRÛLÉE</mark>"


@given(TEXTS)
def test_marking_loses_nothing_and_lets_nothing_through(text: str) -> None:
    html = str(marked(text, Words(("a",), "ab")))

    assert unescape(re.sub(r"</?mark>", "", html)) == text
    assert not re.search(r"<(?!/?mark>)", html)


@given(TEXTS)
def test_an_excerpt_is_a_part_of_the_text_of_bounded_length(text: str) -> None:
    html = str(excerpt(text, Words((), "ab")))

    told = unescape(re.sub(r"</?mark>", "", html))
    assert told.removeprefix("… ").removesuffix(" …") in text
    assert len(told) <= BEFORE + AFTER + 4


def test_an_excerpt_begins_and_ends_at_words_and_shows_the_hit() -> None:
    text = "before " * 40 + "lantern " + "after " * 60

    html = str(excerpt(text, Words((), "lant")))

    assert html.startswith("… before ")
    assert "<mark>lantern</mark> after" in html
    assert html.endswith("after …")


def test_one_endless_word_is_cut_where_it_has_to_be() -> None:
    html = str(excerpt("x" * 1000, Words((), "x" * 60)))

    assert html == f"<mark>{'x' * AFTER}</mark> …"
    assert str(excerpt("y" * 90 + "-hit", Words((), "hit"))).endswith("<mark>hit</mark>")
