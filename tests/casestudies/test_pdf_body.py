"""The Markdown of a case study becomes figures, titled tables, labels and citations."""

from pathlib import Path

import pytest

from casestudies.pdf.body import picture_names, render_body
from casestudies.pdf.source import SourceError, read_source
from tests.casestudies.sources import BODY, write_source


def render(folder: Path, body: str) -> str:
    return render_body(read_source(write_source(folder, body=body)))


def test_a_heading_is_split_into_label_and_title(tmp_path: Path) -> None:
    html = render(tmp_path, BODY)

    assert '<span class="label">the problem</span><span class="title">A question</span>' in html


def test_a_heading_without_a_label_stays_whole(tmp_path: Path) -> None:
    assert "<h2>Just a title</h2>" in render(tmp_path, BODY + "\n## Just a title\n")


def test_a_picture_becomes_a_figure_with_a_numbered_caption(tmp_path: Path) -> None:
    html = render(tmp_path, BODY)

    assert '<figure><img alt="A box." src="box.svg" />' in html
    assert '<figcaption><b class="number">FIG_01</b> A box.</figcaption>' in html


def test_a_caption_may_do_without_a_number(tmp_path: Path) -> None:
    html = render(tmp_path, BODY.replace("FIG_01 A box.", "Only a box."))

    assert '<b class="number"></b> Only a box.' in html


def test_a_table_takes_its_title_and_its_rows_have_headings(tmp_path: Path) -> None:
    html = render(tmp_path, BODY)

    assert '<caption><b class="number">TAB_01</b> Who sees what</caption>' in html
    assert '<th scope="row">First</th>' in html
    assert "<p>TAB_01" not in html


def test_a_table_without_a_title_is_left_alone(tmp_path: Path) -> None:
    assert "<caption>" not in render(tmp_path, BODY.replace("TAB_01 Who sees what", "Who?"))


def test_a_citation_links_to_the_numbered_reference(tmp_path: Path) -> None:
    assert 'book<a class="cite" href="#ref-book">[1]</a>.' in render(tmp_path, BODY)


def test_raw_html_shows_up_as_text(tmp_path: Path) -> None:
    html = render(tmp_path, BODY + "\n<script>alert(1)</script>\n\nA <b>word</b>.\n")

    assert "<script" not in html
    assert "A &lt;b&gt;word" in html


def test_the_pictures_of_a_source_are_known_with_the_cover_first(tmp_path: Path) -> None:
    assert picture_names(read_source(write_source(tmp_path))) == ["cover.svg", "box.svg"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[@book]", "[@film]", "“film” is cited but not listed"),
        ("[@book]", "", "“book” is listed but not cited"),
        ("box.svg", "gone.svg", "no drawing “gone.svg”"),
        ("box.svg", "../box.svg", "no drawing"),
        ("box.svg", "https://example.org/box.svg", "no drawing"),
        ("box.svg", "small.md", "no drawing"),
        ("![A box.]", "![]", "a description and a caption"),
        (' "FIG_01 A box."', "", "a description and a caption"),
    ],
)
def test_what_leads_nowhere_is_refused(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        render(tmp_path, BODY.replace(old, new, 1))


def test_the_line_of_a_bad_picture_is_told(tmp_path: Path) -> None:
    path = write_source(tmp_path, body=BODY.replace("box.svg", "gone.svg"))

    with pytest.raises(SourceError) as refusal:
        render_body(read_source(path))

    assert "gone.svg" in path.read_text(encoding="utf-8").splitlines()[refusal.value.line - 1]
