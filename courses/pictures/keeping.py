"""The bytes of pictures, kept under their hash: nothing is overwritten or deleted."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from courses.pictures.encoding import TakenIn, as_webp
from courses.pictures.opening import open_picture
from courses.rendering.pictures import widths_of


def name_of(digest: str, width: int, form: str) -> str:
    """Where a picture is kept in that width and form."""
    return f"pictures/{digest[:2]}/{digest}/{width}.{form}"


def keep(taken: TakenIn) -> None:
    """Store the picture in full."""
    _store(name_of(taken.digest, taken.image.width, taken.form), taken.content)


def keep_widths(image: Image.Image, digest: str) -> None:
    """Make and store every width that is not there yet."""
    for width in widths_of(image.width):
        name = name_of(digest, width, "webp")
        if not default_storage.exists(name):
            _store(name, as_webp(image, width))


def image_of(digest: str, width: int, form: str) -> Image.Image:
    """The picture as it is kept in full. Raises OSError where the storage does not have it."""
    image = open_picture(kept_bytes(digest, width, form))
    return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")


def kept_bytes(digest: str, width: int, form: str) -> bytes:
    """What is kept of a picture in that width and form. Raises OSError where nothing is."""
    with default_storage.open(name_of(digest, width, form), "rb") as file:
        return bytes(file.read())


def _store(name: str, content: bytes) -> None:
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
