"""PDFs for tests: made in memory, each with exactly the trait the test is about."""

import zlib
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)


def name(value: str) -> NameObject:
    return NameObject(value)


def dictionary(**members: PdfObject | str) -> DictionaryObject:
    """A PDF dictionary; a plain string is a name."""
    return DictionaryObject(
        {
            name(f"/{key}"): name(f"/{value}") if type(value) is str else value
            for key, value in members.items()
        }
    )


def action(kind: str, **more: PdfObject | str) -> DictionaryObject:
    return dictionary(Type="Action", S=kind, **more)


def text(value: str) -> TextStringObject:
    return TextStringObject(value)


def annotation(**members: PdfObject | str) -> DictionaryObject:
    corners = ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)])
    return dictionary(Type="Annot", Rect=corners, **members)


def make_pdf(
    pages: int = 1,
    *,
    title: str = "",
    catalog: dict[str, PdfObject] | None = None,
    annotations: tuple[DictionaryObject, ...] = (),
    loose: tuple[PdfObject, ...] = (),
) -> bytes:
    """A small valid PDF, with extra members in the catalog, on page one, or left loose."""
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(100, 100)
    if title:
        writer.add_metadata({"/Title": title})
    for key, value in (catalog or {}).items():
        writer.root_object[name(key)] = writer._add_object(value)
    if annotations:
        held = ArrayObject([writer._add_object(one) for one in annotations])
        writer.pages[0][name("/Annots")] = held
    for value in loose:
        writer._add_object(value)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def make_pdf_with_packed_object(inner: bytes) -> bytes:
    """A PDF whose object 7 exists only inside a compressed object stream."""
    packed = zlib.compress(b"7 0 " + inner)
    parts = [
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R/Later 7 0 R>>\nendobj\n",
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n",
        b"4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
        + packed
        + b"\nendstream\nendobj\n",
    ]
    data, rows = b"%PDF-1.7\n", [(0, 0, 0)]
    for part in parts:
        rows.append((1, len(data), 0))
        data += part
    rows += [(1, len(data), 0), (0, 0, 0), (2, 4, 0)]
    table = b"".join(bytes([kind]) + at.to_bytes(4) + bytes([index]) for kind, at, index in rows)
    head = b"5 0 obj\n<</Type/XRef/Size 8/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(table)
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + head + table + end
