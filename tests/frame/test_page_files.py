"""What the content security policy and the size limits ask of templates, styles and scripts."""

import gzip
import re
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
SECTION_STYLES = ["base", "frame", "section", "check", "print"]


def squeezed(*paths: Path) -> int:
    """Bytes on the wire when each file is compressed by itself."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_nothing_that_the_policy_would_refuse(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle\s*=|\son\w+\s*=|<style|hx-on|hx-vals|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_compiles(path: Path) -> None:
    assert get_template(str(path.relative_to(ROOT / "templates")))


def test_a_section_page_loads_at_most_twelve_kilobytes_of_styles() -> None:
    shown = [ROOT / "static" / "css" / f"{name}.css" for name in SECTION_STYLES]

    assert squeezed(*shown) <= 12 * 1024


def test_the_scripts_of_learners_are_at_most_two_kilobytes() -> None:
    head = (ROOT / "templates" / "_head.html").read_text(encoding="utf-8")
    loaded = [ROOT / "static" / name for name in re.findall(r"'(js/[\w-]+\.js)'", head)]

    assert len(loaded) == 2
    assert squeezed(*loaded) <= 2 * 1024


def test_the_fonts_are_at_most_fifty_five_kilobytes() -> None:
    fonts = (ROOT / "static" / "fonts").glob("*.woff2")

    assert sum(path.stat().st_size for path in fonts) <= 55_000


def test_scripts_use_no_evaluation_and_write_no_markup() -> None:
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\beval\b|innerHTML|insertAdjacentHTML|new Function|document\.write", text
        )


@pytest.mark.parametrize("name", ["frame", "section", "check", "pages"])
def test_only_the_token_file_names_colours(name: str) -> None:
    text = (ROOT / "static" / "css" / f"{name}.css").read_text(encoding="utf-8")

    rules = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", text, flags=re.S)
    assert not re.search(r"[:\s,(]#[0-9a-f]{3,8}\b|oklch\(|hsl\(", rules)


def test_every_icon_that_is_used_is_drawn_once() -> None:
    drawn = re.findall(r'<symbol id="([\w-]+)"', render_to_string("_sprite.html#frame"))
    for part in ("check", "reading"):
        drawn += re.findall(r'<symbol id="([\w-]+)"', render_to_string(f"_sprite.html#{part}"))
    used = set()
    for path in [*TEMPLATES, *(ROOT / "courses").rglob("*.py")]:
        used |= set(re.findall(r"""#?\b(i-[a-z_]+(?:-f)?)(?=["'{])""", path.read_text("utf-8")))

    assert len(drawn) == len(set(drawn))
    assert used <= set(drawn)
    assert len(used) > 15
