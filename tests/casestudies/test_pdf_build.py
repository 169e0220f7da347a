"""The case studies in the repository are tagged PDF/UA, and are what their sources build."""

import sys
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from pypdf import PdfReader

from casestudies.pdf.build import CannotBuildError, build, fingerprint
from casestudies.pdf.rendering import CannotRenderError, FolderFetcher, toolchain
from casestudies.pdf.source import SourceError, read_source
from casestudies.validators import inspect_pdf
from tests.casestudies.sources import BODY, write_source

ROOT = Path(__file__).parents[2]
SOURCES = sorted(ROOT.glob("fixtures/**/case-studies/*.md"))
PDF_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
each_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)


def kinds(element: object) -> list[str]:
    """The kinds of all tags below one element of the structure tree."""
    resolved = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(resolved, list):
        return [kind for child in resolved for kind in kinds(child)]
    if not isinstance(resolved, dict):
        return []
    return [str(resolved.get("/S", "")), *kinds(resolved.get("/K", []))]


def test_there_are_two_case_studies() -> None:
    assert [path.stem for path in SOURCES] == ["dixons-blue-green", "facebook-chat-dark-launch"]


@each_source
def test_the_pdf_is_tagged_and_says_its_language_and_title(path: Path) -> None:
    reader = PdfReader(path.with_suffix(".pdf"))
    catalog = reader.trailer["/Root"]

    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/Lang"] == "en-GB"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata.title == read_source(path).card_title
    xmp = ET.fromstring(catalog["/Metadata"].get_data())  # noqa: S314 (our own file)
    assert [part.get(PDF_UA) for part in xmp.iter() if PDF_UA in part.attrib] == ["1"]


@each_source
def test_headings_figures_and_tables_are_in_the_structure_tree(path: Path) -> None:
    tree = kinds(PdfReader(path.with_suffix(".pdf")).trailer["/Root"]["/StructTreeRoot"]["/K"])

    assert tree.count("/H1") == 1
    assert tree.count("/H2") == 8
    assert tree.count("/Figure") == 2
    assert {"/Table", "/TH", "/TD", "/Caption", "/L", "/LI", "/Link"} <= set(tree)


@each_source
def test_every_font_is_one_of_ours_and_inside_the_file(path: Path) -> None:
    fonts = [
        font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in PdfReader(path.with_suffix(".pdf")).pages
        for font in (value.get_object() for value in page["/Resources"]["/Font"].values())
    ]
    names = {str(font["/FontName"]).split("+")[1].split("-")[0] for font in fonts}
    assert names == {"Hyperlegible"}
    assert all("/FontFile2" in font for font in fonts)


@each_source
def test_a_case_study_has_three_to_five_pages_and_passes_our_own_inspection(path: Path) -> None:
    facts = inspect_pdf(path.with_suffix(".pdf").read_bytes())

    assert 3 <= facts.pages <= 5
    assert facts.title == read_source(path).card_title


@each_source
def test_the_pdf_in_the_repository_was_built_from_the_source_beside_it(path: Path) -> None:
    identifier = PdfReader(path.with_suffix(".pdf")).trailer["/ID"][0]

    assert str(identifier).encode() == fingerprint(read_source(path))


@each_source
def test_building_again_gives_the_same_document(path: Path) -> None:
    kept = path.with_suffix(".pdf").read_bytes()
    reader = PdfReader(BytesIO(kept))

    built = build(read_source(path))

    assert built.pages == len(reader.pages)
    # Other versions of the layout programs may write other bytes for the same words.
    if reader.metadata.creator == toolchain():
        assert built.pdf == kept
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(built.pdf)).pages).split()
    assert words == "".join(page.extract_text() for page in reader.pages).split()


def test_two_builds_are_equal_to_the_byte_whatever_the_clock_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = read_source(write_source(tmp_path))
    first = build(source)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    assert build(source) == first


def test_another_word_gives_another_fingerprint(tmp_path: Path) -> None:
    before = fingerprint(read_source(write_source(tmp_path)))

    after = fingerprint(read_source(write_source(tmp_path, body=BODY + "\nMore.\n")))

    assert before != after


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/font.woff2",
        "http://127.0.0.1/a.svg",
        "file:///etc/passwd",
        "file://host/a.svg",
        "data:image/svg+xml,%3Csvg/%3E",
        "{folder}/secret.txt",
        "{folder}/../outside.svg",
        "{folder}/below/inside.svg",
        "{folder}/gone.svg",
    ],
)
def test_nothing_outside_the_folders_is_ever_read(tmp_path: Path, address: str) -> None:
    home = tmp_path / "home"
    (home / "below").mkdir(parents=True)
    for name in ("secret.txt", "../outside.svg", "below/inside.svg"):
        (home / name).write_text("x")

    with pytest.raises(CannotRenderError, match="Refused"):
        FolderFetcher([home]).fetch(address.format(folder=home.as_uri()))


def test_a_drawing_that_reaches_for_the_network_stops_the_build(tmp_path: Path) -> None:
    path = write_source(tmp_path)
    image = '<image width="9" height="9" href="https://example.org/pixel.png"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{image}</svg>'
    (path.parent / "box.svg").write_text(drawing)

    with pytest.raises(SourceError, match=r"Refused to read https://example\.org"):
        build(read_source(path))


def test_a_drawing_that_cannot_be_drawn_stops_the_build(tmp_path: Path) -> None:
    path = write_source(tmp_path)
    (path.parent / "box.svg").write_text("not a drawing")

    with pytest.raises(SourceError, match=r"box\.svg"):
        build(read_source(path))


def test_without_weasyprint_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "casestudies.pdf.rendering", raising=False)
    monkeypatch.delattr("casestudies.pdf.rendering", raising=False)
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(CannotBuildError, match="Install Pango, on Debian"):
        build(read_source(write_source(tmp_path)))


def test_without_the_fonts_nothing_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finders, "find", lambda _name: None)

    with pytest.raises(CannotBuildError, match="fonts are missing"):
        build(read_source(write_source(tmp_path)))
