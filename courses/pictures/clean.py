"""Whether a file is nothing but a picture: no note, place, profile, thumbnail or second file."""

from __future__ import annotations

PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_PARTS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
JPEG_START = b"\xff\xd8"
# Tables, the frame, scans and the plain JFIF head.
JPEG_PARTS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0})
JPEG_END, JPEG_SCAN, JFIF = 0xD9, 0xDA, 0xE0
JFIF_BYTES = 16


def is_clean(data: bytes, kind: str) -> bool:
    """Whether a PNG or JPEG holds the parts of a picture and ends with it."""
    if kind == "PNG":
        return _is_clean_png(data)
    return kind == "JPEG" and _is_clean_jpeg(data)


def _is_clean_png(data: bytes) -> bool:
    at, name = len(PNG_START), b""
    while name != b"IEND":
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if name not in PNG_PARTS:
            return False
        at += length + 12
    return at == len(data)


def _is_clean_jpeg(data: bytes) -> bool:
    at = len(JPEG_START)
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] in JPEG_PARTS:
        part, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if part == JFIF and length != JFIF_BYTES:
            return False
        at += 2 + length
        if part == JPEG_SCAN:
            at = _end_of_scan(data, at)
    return data[at:] == bytes((0xFF, JPEG_END))


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next part begins; within a scan FF is followed by 00 or counts restarts."""
    while (at := data.find(b"\xff", at)) != -1:
        following = data[at + 1 : at + 2]
        if following != b"\x00" and not b"\xd0" <= following <= b"\xd7":
            return at
        at += 2
    return len(data)
