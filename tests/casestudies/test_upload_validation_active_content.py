"""Nothing that runs, launches, sends or carries files gets in, wherever it hides."""

import re

import pytest
from django.core.exceptions import ValidationError
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, PdfObject, StreamObject

from casestudies.validators import inspect_pdf
from tests.casestudies.pdfs import (
    action,
    annotation,
    dictionary,
    make_pdf,
    make_pdf_with_packed_object,
    name,
    text,
)

SCRIPT = action("JavaScript", JS=text("app.alert(1)"))
FILES = dictionary(EmbeddedFiles=dictionary(Names=ArrayObject()))


def thing(data: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        inspect_pdf(data)
    assert refused.value.code == "active_content"
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("catalog", "words"),
    [
        ({"/OpenAction": SCRIPT}, "a script"),
        ({"/OpenAction": action("URI", URI=text("https://example.org"))}, "an automatic action"),
        ({"/OpenAction": action("Launch", F=text("calc.exe"))}, "starts a program"),
        ({"/AA": dictionary(WC=action("GoTo"))}, "an automatic action"),
        ({"/Names": dictionary(JavaScript=dictionary(Names=ArrayObject()))}, "a script"),
        ({"/Names": FILES}, "an attached file"),
        ({"/AcroForm": dictionary(XFA=ArrayObject())}, "a dynamic form"),
        ({"/AF": ArrayObject([dictionary(Type="Filespec", EF=DictionaryObject())])}, "attached"),
    ],
)
def test_active_members_of_the_catalog_are_refused(
    catalog: dict[str, PdfObject], words: str
) -> None:
    assert words in thing(make_pdf(catalog=catalog))


@pytest.mark.parametrize(
    ("member", "words"),
    [
        (annotation(Subtype="Link", A=SCRIPT), "a script"),
        (annotation(Subtype="Link", A=action("Launch")), "starts a program"),
        (annotation(Subtype="Widget", A=action("SubmitForm")), "sends data"),
        (annotation(Subtype="Widget", A=action("ImportData")), "reads other files"),
        (annotation(Subtype="Link", A=action("GoToR", F=text("b.pdf"))), "another file"),
        (annotation(Subtype="Link", A=action("GoToE")), "attached file"),
        (annotation(Subtype="Link", A=action("GoTo", Next=ArrayObject([SCRIPT]))), "a script"),
        (annotation(Subtype="RichMedia"), "player"),
        (annotation(Subtype="FileAttachment"), "attached file"),
        (annotation(Subtype="Link", A=action("URI", URI=text("javascript:1"))), "not to the web"),
        (annotation(Subtype="Link", A=action("URI", URI=text("file:///etc/hosts"))), "the web"),
        (annotation(Subtype="Link", A=action("URI")), "not to the web"),
        (annotation(Subtype="Widget", AA=dictionary(K=SCRIPT)), "a"),
    ],
)
def test_active_annotations_are_refused(member: DictionaryObject, words: str) -> None:
    assert words in thing(make_pdf(annotations=(member,)))


@pytest.mark.parametrize(
    "opening", [action("GoTo", D=text("chapter")), ArrayObject([NumberObject(0), name("/Fit")])]
)
def test_opening_at_a_place_is_harmless(opening: PdfObject) -> None:
    assert inspect_pdf(make_pdf(catalog={"/OpenAction": opening})).pages == 1


@pytest.mark.parametrize("link", ["https://a.example", "HTTP://a.example", "mailto:a@b.example"])
def test_links_to_the_web_are_harmless(link: str) -> None:
    data = make_pdf(annotations=(annotation(Subtype="Link", A=action("URI", URI=text(link))),))

    assert inspect_pdf(data).pages == 1


def test_a_link_whose_address_is_kept_elsewhere_is_followed() -> None:
    kept = annotation(Subtype="Link", A=action("URI", URI=text("PLACEHOLDER")))
    linked = make_pdf(catalog={"/Way": text("mailto:a@b.example")}, annotations=(kept,))
    found = re.search(rb"(\d+) 0 obj\n\(mailto", linked)

    assert found is not None
    moved = linked.replace(b"(PLACEHOLDER)", found[1] + b" 0 R        ")
    assert inspect_pdf(moved).pages == 1
    assert "not to the web" in thing(moved.replace(b"(mailto", b"(script"))


def test_active_content_that_nothing_points_to_is_refused_too() -> None:
    assert "a script" in thing(make_pdf(loose=(SCRIPT,)))


def test_a_name_written_with_escapes_is_still_recognised() -> None:
    data = make_pdf(catalog={"/OpenAction": SCRIPT})
    escaped = data.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS")

    assert escaped != data
    assert "a script" in thing(escaped)


def test_active_content_inside_a_compressed_object_stream_is_found() -> None:
    data = make_pdf_with_packed_object(b"<</S/JavaScript/JS(app.alert\\(1\\))>>")

    assert b"/JavaScript" not in data
    assert "a script" in thing(data)


def test_harmless_objects_may_be_compressed() -> None:
    assert inspect_pdf(make_pdf_with_packed_object(b"<</S/Transition>>")).pages == 1


def test_words_about_scripts_in_the_text_of_a_page_are_harmless() -> None:
    page = StreamObject()
    page.set_data(b"BT (/JavaScript and /Launch are names) Tj ET")

    assert inspect_pdf(make_pdf(loose=(page,))).pages == 1
