"""Pictures made for tests, and the files that hold them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms

RED, GREEN, BLUE = (200, 30, 40), (30, 160, 60), (20, 60, 200)


def halves(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def noise(width: int, height: int) -> Image.Image:
    """Of many colours, as a photograph is."""
    return Image.merge("RGB", [Image.effect_noise((width, height), 90) for _band in "RGB"])


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The bytes of a file."""
    into = BytesIO()
    image.save(into, kind, **options)
    return into.getvalue()


def photo_with_a_place() -> bytes:
    """A JPEG, held sideways, with the place, the camera, a note and a thumbnail in it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of Ada"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (59.0, 26.0, 12.5)
    return saved(halves(200, 100), "JPEG", exif=exif, comment=b"Ada was here", quality=95)


def in_wide_colours() -> bytes:
    """A PNG whose numbers mean other colours: its profile swaps nothing but says L*a*b*."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(halves(), "PNG", icc_profile=profile)


def header_of_a_giant(width: int = 30_000, height: int = 30_000) -> bytes:
    """A PNG that says it is huge and holds almost nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = _part(b"IHDR", head) + _part(b"IDAT", zlib.compress(b"\0" * 1000)) + _part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _part(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content).to_bytes(4)
    return len(content).to_bytes(4) + name + content + check
