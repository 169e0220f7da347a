"""The smallest case study that can be built, and a way to spoil it."""

from pathlib import Path

MATTER = """---
key: small
title: Small
year: 2008
section: MOD_06 / SECTION_03
pattern: Blue-green
language: en-GB
subtitle: A small case.
summary: It is small.
cover: cover.svg
facts:
  - term: Who
    text: Nobody
references:
  - key: book
    authors: A. Author
    title: A Book
    where: A Press
    year: 2010
    url: https://example.org/book
---
"""
BODY = """
## the problem · A question

Said in the book[@book].

![A box.](box.svg "FIG_01 A box.")

TAB_01 Who sees what

| Stage | Sees |
|---|---|
| First | nothing |
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def write_source(folder: Path, *, matter: str = MATTER, body: str = BODY) -> Path:
    """A source with its drawings in a folder of its own."""
    home = folder / "case-studies"
    home.mkdir(exist_ok=True)
    for name in ("cover.svg", "box.svg"):
        (home / name).write_text(DRAWING)
    path = home / "small.md"
    path.write_text(matter + body, encoding="utf-8")
    return path
