"""Uploaded pictures in a text: which there are, and the markup that shows one in every width."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils.html import format_html

ADDRESS = "/pictures/"
WIDTHS = (480, 960, 1440)
LARGEST_WIDTH = WIDTHS[-1]
SIZES = "(min-width: 64rem) 42rem, 92vw"
"""How wide a figure is shown: the column of text, or nearly the whole of a phone."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """All a text needs of a picture. `digest` is the hash of its bytes, `form` "png" or "jpg"."""

    key: str
    alt: str
    digest: str
    form: str
    width: int
    height: int

    @property
    def address(self) -> str:
        """Of the picture in its full width, in a form that every browser knows."""
        return f"{ADDRESS}{self.digest}/{self.width}.{self.form}"


type Lookup = Callable[[str], ShownPicture | None]


_lookups: list[Lookup] = []
_at_hand: ContextVar[Mapping[str, ShownPicture] | None] = ContextVar("pictures", default=None)


def look_pictures_up_with(lookup: Lookup) -> None:
    """Have pictures found by this function too; who keeps them says so when the site starts."""
    _lookups.append(lookup)


@contextmanager
def pictures_at_hand(known: Mapping[str, ShownPicture]) -> Iterator[None]:
    """Render with these pictures too, as a pack brings them along."""
    before = _at_hand.set(known)
    try:
        yield
    finally:
        _at_hand.reset(before)


def find_picture(key: str) -> ShownPicture | None:
    """The picture of that name, or None."""
    known = (_at_hand.get() or {}).get(key)
    return known or next(filter(None, (lookup(key) for lookup in _lookups)), None)


def widths_of(width: int) -> list[int]:
    """The widths in which a picture of this width is kept, in rising order."""
    return [*(smaller for smaller in WIDTHS if smaller < width), width]


def picture_markup(picture: ShownPicture, alt: str) -> str:
    """The picture with its widths; the browser takes the one that fits and loads it when near."""
    base = f"{ADDRESS}{picture.digest}/"
    candidates = ", ".join(f"{base}{width}.webp {width}w" for width in widths_of(picture.width))
    return format_html(
        '<picture><source type="image/webp" srcset="{}" sizes="{}">'
        '<img class="fx fx--pic" src="{}" width="{}" height="{}" alt="{}" loading="lazy"'
        ' decoding="async"></picture>',
        candidates,
        SIZES,
        picture.address,
        picture.width,
        picture.height,
        alt,
    )
