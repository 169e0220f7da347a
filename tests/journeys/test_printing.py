"""On paper there is the text and the questions; nothing to press, and no trace of an answer."""

from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, SECTION


def test_paper_has_the_text_and_no_controls(visit: Visit) -> None:
    page = visit(SECTION, theme="dark")

    page.emulate_media(media="print")

    for gone in (".bar", ".rail", ".toc", ".foot", ".score", ".kc__a .btn"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_role("heading", name="A small bird goes in first")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_a_chosen_but_unsent_answer_prints_as_an_empty_ring(visit: Visit) -> None:
    page = visit(SECTION)
    check = Check(page, FIRST)
    empty = check.card.get_by_role("radio").first.bounding_box()
    check.card.get_by_role("radio").first.check(force=True)

    page.emulate_media(media="print")

    dot = "getComputedStyle(document.querySelector('.ch__i:checked'),'::before').display"
    assert page.evaluate(dot) == "none"
    assert empty


def test_the_printed_section_is_a_short_document_with_every_heading(visit: Visit) -> None:
    page = visit(SECTION)

    paper = PdfReader(BytesIO(page.pdf(format="A4")))

    words = " ".join(sheet.extract_text() for sheet in paper.pages)
    assert 6 <= len(paper.pages) <= 11
    for heading in page.locator(".h2__t").all_inner_texts():
        assert heading.split()[0] in words
    assert "pick one to verify" in words
    assert "Show the answer" not in words
