"""Our drawings come in two widths and keep to the strict content policy."""

import re
from pathlib import Path

import pytest

from courses.rendering import ICONS, drawing, drawing_names
from tests.courses.rendering.markup import read

FIGURES = [name for name in drawing_names() if name != "rings"]


@pytest.mark.parametrize("name", FIGURES)
def test_a_drawing_has_a_wide_and_a_narrow_form_named_by_its_caption(name: str) -> None:
    html = drawing(name, "fig-09")

    assert html.count("<svg") == 2
    assert 'class="fx only-wide"' in html
    assert 'class="fx only-narrow"' in html
    assert html.count('role="img" aria-labelledby="fig-09"') == 2


@pytest.mark.parametrize("name", drawing_names())
def test_a_drawing_has_no_style_no_script_and_no_id(name: str) -> None:
    html = drawing(name)

    assert read(html).active == []
    assert not re.search(r"\s(?:id|style|fill|stroke|on\w+)=", html)


def test_the_rings_are_decoration() -> None:
    assert 'aria-hidden="true"' in drawing("rings")


def test_an_unknown_drawing_is_refused() -> None:
    with pytest.raises(LookupError):
        drawing("../rings")


def test_icons_and_patterns_are_in_the_sprite_of_every_page() -> None:
    sprite = (Path(__file__).resolve().parents[3] / "templates" / "_sprite.html").read_text()

    assert [symbol for symbol in ICONS.values() if f'id="{symbol}"' not in sprite] == []
    assert 'id="hatch"' in sprite
