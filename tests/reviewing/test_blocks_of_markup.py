"""Which blocks a text has, and which of them a comment is about: pure functions of markup."""

import pytest

from releases.reviewing.blocks import Block, Blocks, place_of

PARTS = (
    '<section class="sec" aria-labelledby="a"><h2 class="h2" id="a">One</h2><p>First <b>words</b>.'
    "<br>More.</p>",
    '<figure><svg viewBox="0 0 1 1"><path d="M0"/></svg><figcaption>Drawn</figcaption></figure>'
    '</section><section class="sec"><p>Twice</p><p>Twice</p><img src="/x.png"></section>',
)


def found_in(*parts: str) -> tuple[str, list[Block]]:
    blocks = Blocks(lambda block: f"[{block.key}]")
    return "".join(blocks.with_slots(part) for part in parts), blocks.found


def test_each_child_of_the_text_and_of_its_sections_is_a_block() -> None:
    _html, blocks = found_in(*PARTS)

    assert [block.text for block in blocks] == [
        "One",
        "First words . More.",
        "Drawn",
        "Twice",
        "Twice",
    ]
    assert {block.heading for block in blocks} == {"a"}


def test_the_markup_stays_what_it_was_between_the_slots() -> None:
    html, blocks = found_in(*PARTS)

    for block in blocks:
        html = html.replace(f"[{block.key}]", "", 1)
    assert html == "".join(PARTS)


def test_two_blocks_with_the_same_words_have_two_keys() -> None:
    keys = [block.key for block in found_in(*PARTS)[1]]

    assert len(set(keys)) == len(keys)
    assert keys[-1] == f"{keys[-2]}-2"


def test_something_with_a_name_of_its_own_keeps_it() -> None:
    blocks = Blocks(lambda block: f"[{block.key}]")

    assert blocks.add("check:asked", "Fish &amp; chips") == "[check:asked]"
    assert blocks.found == [Block("check:asked", "", "Fish & chips")]


BLOCKS = [
    Block("b-1", "one", "The quick brown fox jumps over the dog."),
    Block("b-2", "two", "The quick brown fox jumped over the cat."),
    Block("check:asked", "two", "The quick brown fox jumped over the cat."),
]


@pytest.mark.parametrize(
    ("place", "heading", "quote", "expected"),
    [
        ("b-1", "", "", "b-1"),
        ("gone", "two", "The quick brown fox jumps over the dog!", "b-2"),
        ("gone", "three", "The quick brown fox jumps over the dog!", "b-1"),
        ("gone", "one", "Nothing of the kind: 12345, 67890.", None),
        ("gone", "one", "", None),
        ("check:dropped", "one", "The quick brown fox jumps over the dog.", None),
    ],
)
def test_a_comment_is_about_its_block_or_the_likest_or_none(
    place: str, heading: str, quote: str, expected: str | None
) -> None:
    assert place_of(place, heading, quote, BLOCKS) == expected
