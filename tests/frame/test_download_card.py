"""The download card of a case study in its four states."""

import pytest
from django.template.loader import render_to_string

from tests.frame.cards import Tree

CARD = {"key": "dixons", "title": "Dixons, blue-green", "year": 2008, "kind": "PDF",
        "size": 297_984, "pages": 4, "url": "/download/"}  # fmt: skip


def drawn(state: str) -> Tree:
    """The card in that state."""
    return Tree(render_to_string("casestudies/card.html", {"card": CARD | {"state": state}}))


@pytest.mark.parametrize("state", ["new", "downloaded", "updated"])
def test_the_link_names_the_file_and_describes_type_size_and_pages(state: str) -> None:
    tree = drawn(state)

    link = tree.one("a", href="/download/")
    assert "Download the case study: Dixons, blue-green" in link.text
    facts = tree.one("span", id=link.attrs["aria-describedby"])
    assert facts.text.replace("\u00a0", " ") == "2008 · PDF · 291 KB · 4 pages"


@pytest.mark.parametrize(("state", "word"), [("downloaded", "Downloaded"), ("updated", "Updated")])
def test_what_happened_to_the_file_is_said_in_a_word(state: str, word: str) -> None:
    assert drawn(state).one("span", class_="dl__d").text == word


def test_a_missing_file_is_said_and_is_no_link() -> None:
    tree = drawn("missing")

    assert tree.all("a") == []
    assert "Not available right now" in tree.html
