"""Opening a stranger's picture: what it is by its content, and only if it is small enough."""

from __future__ import annotations

import struct
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageFile, UnidentifiedImageError, features

MEGABYTE = 1_000_000
MOST_BYTES = 20 * MEGABYTE
MOST_PIXELS = 40_000_000
MOST_SIDE = 20_000
LEAST_SIDE = 16
NAMES = {"PNG": "PNG", "JPEG": "JPEG", "WEBP": "WebP", "GIF": "GIF", "AVIF": "AVIF"}
FORMATS = tuple(name for name in NAMES if name != "AVIF" or features.check("avif"))
DRAFT_SIDE = 2_880
"""JPEGs many times as large are read at a fraction of their size, which is all that is kept."""

# Sizes are checked below, before anything is unpacked, and told in our words.
Image.MAX_IMAGE_PIXELS = None

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError, KeyError)


def open_picture(data: bytes) -> Image.Image:
    """The picture, its first one where it moves, unpacked. Raises ValidationError in words."""
    if not data:
        raise ValidationError(_("The file is empty. Choose the picture again."), code="empty")
    if len(data) > MOST_BYTES:
        message = _("The file is larger than %(limit)d MB. Make it smaller, then upload it again.")
        params = {"limit": MOST_BYTES // MEGABYTE}
        raise ValidationError(message, code="too_big", params=params)
    if _is_drawing(data):
        message = _("SVG files can hold programs. Save the picture as PNG, then upload it.")
        raise ValidationError(message, code="svg")
    image = _identified(data)
    _check_size(image)
    # Setting type, where a process does that, switches to taking half a picture for a whole one.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image.draft(None, (DRAFT_SIDE, DRAFT_SIDE))
        image.load()
    except (*_BROKEN, MemoryError, Image.DecompressionBombError) as error:
        message = _("The picture is damaged or broken off. Save it again, then upload it.")
        raise ValidationError(message, code="damaged") from error
    return image


def moves(image: Image.Image) -> bool:
    """Whether the file holds more pictures than the first, which is all that is kept."""
    return int(getattr(image, "n_frames", 1)) > 1


def _is_drawing(data: bytes) -> bool:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and b"<svg" in data[:65_536].lower()


def _identified(data: bytes) -> Image.Image:
    """The picture by its head, nothing unpacked yet."""
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        message = _("This is not a picture we can read. Save it as %(formats)s, then upload it.")
        names = ", ".join(NAMES[name] for name in FORMATS)
        raise ValidationError(message, code="not_a_picture", params={"formats": names}) from error
    except (*_BROKEN, Image.DecompressionBombError) as error:
        message = _("The picture is damaged or broken off. Save it again, then upload it.")
        raise ValidationError(message, code="damaged") from error


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS or max(width, height) > MOST_SIDE:
        message = _(
            "The picture measures %(width)d × %(height)d; %(most)d million pixels and %(side)d on "
            "a side are the most. Make it smaller, then upload it."
        )
        raise ValidationError(
            message,
            code="too_many_pixels",
            params={
                "width": width,
                "height": height,
                "most": MOST_PIXELS // MEGABYTE,
                "side": MOST_SIDE,
            },
        )
    if min(width, height) < LEAST_SIDE:
        message = _("The picture measures %(width)d × %(height)d, too small to be seen.")
        params = {"width": width, "height": height}
        raise ValidationError(message, code="too_small", params=params)
