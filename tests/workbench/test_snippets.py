"""What the buttons put in is always a text that can be released."""

import pytest

from courses.rendering import drawing_names, render_section
from courses.rendering.blocks import BLOCKS
from courses.workbench.offers import Offer, embed_offer
from courses.workbench.snippets import HOLE, MARKS, blocks, drawings

KINDS = ("check", "case-study", "lab")
MADE = [*blocks().offers, *drawings().offers, embed_offer("check", "a-check", "What happens?")]
ALL = [(mark.name, mark.text) for mark in MARKS] + [(each.label, each.text) for each in MADE]


@pytest.mark.parametrize(("name", "text"), ALL, ids=[name for name, _ in ALL])
def test_a_snippet_alone_has_nothing_to_mend(name: str, text: str) -> None:
    source = f"## // some | Heading\n\n{text.replace(HOLE, '')}\n\nWords after it.\n"

    rendered = render_section(source, embed_kinds=KINDS)

    assert rendered.problems == ()
    assert "Words after it." in "".join(getattr(part, "html", "") for part in rendered.parts)


@pytest.mark.parametrize(("name", "text"), ALL, ids=[name for name, _ in ALL])
def test_a_snippet_has_one_place_for_the_selected_words_or_none(name: str, text: str) -> None:
    assert text.count(HOLE) in (0, 2)


def test_every_block_that_can_be_written_can_be_put_in() -> None:
    outermost = {name for name, spec in BLOCKS.items() if not spec.parent}

    offered = {text.lstrip("/").split()[0] for _, text in ALL if text.startswith("///")}

    assert offered - {"score", "check"} == outermost


def test_every_drawing_can_be_put_in() -> None:
    assert {offer.label for offer in drawings().offers} == set(drawing_names())


def test_something_of_the_section_is_put_in_by_its_key() -> None:
    assert embed_offer("lab", "a-lab", "Win it") == Offer(
        "a-lab", "Win it", "/// lab | a-lab\n///", is_once=True
    )
