"""Front matter is complete and right, or the author is told where it is not."""

from pathlib import Path

import pytest

from casestudies.pdf.source import SourceError, read_source
from tests.casestudies.sources import BODY, MATTER, write_source


def test_a_complete_source_is_read_with_all_its_fields(tmp_path: Path) -> None:
    source = read_source(write_source(tmp_path))

    assert source.card_title == "Case study · Small (2008)"
    assert (source.facts[0].term, source.references[0].year) == ("Who", 2010)
    assert source.body == BODY


def test_lines_of_the_body_are_counted_from_the_top_of_the_file(tmp_path: Path) -> None:
    path = write_source(tmp_path)

    source = read_source(path)

    first = source.body.splitlines().index("## the problem · A question")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[source.body_line + first - 1] == "## the problem · A question"


def test_a_reference_needs_no_address(tmp_path: Path) -> None:
    matter = MATTER.replace("    url: https://example.org/book\n", "")

    assert read_source(write_source(tmp_path, matter=matter)).references[0].url == ""


TWICE = (
    "    url: https://example.org/book\n"
    "  - {key: book, authors: B, title: B, where: B, year: 2011}\n"
)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("year: 2008", "year: soon", 4, "a year"),
        ("year: 2008", "year: 1066", 4, "a year"),
        ("key: small", "key: Not_A_Key", 2, "hyphens"),
        ("title: Small", "title: 12", 3, "must be some text"),
        ("title: Small", "title: ''", 3, "must be some text"),
        ("title: Small", "titel: Small", 3, "Unknown field “titel”"),
        ("title: Small\n", "", 1, "“title” is missing"),
        ("title: Small", "title: [", 5, "not valid YAML"),
        ("title: Small", "title: a\x07", 3, "not valid YAML"),
        ("    text: Nobody\n", "", 11, "exactly these fields"),
        ("  - term: Who\n    text: Nobody\n", "  no list\n", 11, "at least one entry"),
        ("  - term: Who\n    text: Nobody\n", "  []\n", 11, "at least one entry"),
        ("    authors: A. Author\n", "", 14, "exactly these fields"),
        ("    year: 2010", "    year: now", 14, "a year"),
        ("    url: https://example.org/book\n", TWICE, 14, "there twice"),
    ],
)
def test_a_wrong_field_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    path = write_source(tmp_path, matter=MATTER.replace(old, new, 1))

    with pytest.raises(SourceError, match=reason) as refusal:
        read_source(path)

    assert (refusal.value.path, refusal.value.line) == (path, line)


@pytest.mark.parametrize("text", ["", "no front matter", "---\nkey: open\n", "---\n- a\n---\n"])
def test_a_file_without_front_matter_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bare.md"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SourceError, match=r"ront matter"):
        read_source(path)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "binary.md"
    path.write_bytes(b"---\n\xff\xfe")

    with pytest.raises(SourceError, match="UTF-8"):
        read_source(path)
