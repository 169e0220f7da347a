"""A picture as bytes: in full as PNG or JPEG, and as WebP in each width."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from courses.pictures.clean import is_clean
from courses.pictures.normalising import is_see_through, normalised
from courses.pictures.opening import moves, open_picture

JPEG_QUALITY, WEBP_QUALITY = 88, 80
FEW_COLOURS = 4_096
"""A picture of no more colours is drawn, not taken: lines and letters stay sharp in it."""

_TAKEN_BY_A_CAMERA = ("JPEG", "AVIF")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A picture ready to be kept. `content` is what stands for it: its hash is its name."""

    image: Image.Image
    content: bytes
    form: str
    moved: bool

    @property
    def digest(self) -> str:
        """The hash of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def take_in(data: bytes) -> TakenIn:
    """A stranger's bytes as a picture of ours. Raises ValidationError in words.

    Bytes that we wrote, as a pack brings them back, stay as they are; all others are written
    anew, so that nothing but the picture itself is left of them.
    """
    source = open_picture(data)
    image = normalised(source)
    kind, moved = str(source.format), moves(source)
    kept = is_clean(data, kind) and image.size == source.size
    if kept and source.mode == image.mode:
        return TakenIn(image, data, "png" if kind == "PNG" else "jpg", moved=False)
    taken = kind in _TAKEN_BY_A_CAMERA or (kind == "WEBP" and image.getcolors(FEW_COLOURS) is None)
    form = "jpg" if taken and not is_see_through(image) else "png"
    return TakenIn(image, _in_full(image, form), form, moved)


def as_webp(image: Image.Image, width: int) -> bytes:
    """The picture in that width, its height in proportion."""
    height = max(1, round(image.height * width / image.width))
    smaller = image if width == image.width else image.resize((width, height), _BEST)
    drawn = image.getcolors(FEW_COLOURS) is not None
    return _saved(smaller, "WEBP", lossless=drawn, quality=WEBP_QUALITY, method=4)


_BEST = Image.Resampling.LANCZOS


def _in_full(image: Image.Image, form: str) -> bytes:
    if form == "png":
        return _saved(image, "PNG", optimize=True)
    return _saved(image, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    into = BytesIO()
    image.save(into, format=kind, **options)
    return into.getvalue()
