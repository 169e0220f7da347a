"""The guide for instructors shows only what works, and all of it."""

import re
from pathlib import Path

import pytest

from courses.rendering import ICONS, drawing_names, render_section
from courses.rendering.blocks import BLOCKS
from courses.rendering.engine import TAGS

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "writing.md"
EXAMPLES = re.findall(r"```markdown\n(.*?)\n```\n", GUIDE.read_text(), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_renders_without_problems(example: str) -> None:
    rendered = render_section(example, embed_kinds=["score", "check", "case-study", "lab"])

    assert rendered.problems == ()
    assert rendered.parts


def test_every_block_and_option_is_shown() -> None:
    shown = "\n".join(EXAMPLES)
    options = {name for spec in BLOCKS.values() for name in spec.options} - {
        "image",
        "alt",
        "picture",
    }

    assert [name for name in BLOCKS if not re.search(rf"/ {name}\b", shown)] == []
    assert [name for name in options if f"    {name}:" not in shown] == []


def test_every_icon_drawing_and_tag_is_named() -> None:
    guide = GUIDE.read_text()

    assert [name for name in (*ICONS, *drawing_names()) if f"`{name}`" not in guide] == ["rings"]
    assert [name for name in TAGS if f"[[{name.title()}]]" not in guide] == []


def test_every_picture_of_the_guide_exists() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\((writing/[a-z]+\.png)\)", GUIDE.read_text())

    # All but two: what is filled for each learner, and what only some of them see.
    assert len(pictures) == len(EXAMPLES) - 2
    assert [name for name in pictures if not (GUIDE.parent / name).exists()] == []
