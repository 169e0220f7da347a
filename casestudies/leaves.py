"""The first page of a PDF as a small picture, kept with the pictures under the PDF's own hash."""

from __future__ import annotations

import pypdfium2
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from courses.pictures.encoding import as_webp
from courses.pictures.keeping import name_of
from courses.rendering.pictures import ADDRESS

WIDTH = 320
HIGHEST = 2 * WIDTH
"""Of a page like a ribbon the top is shown."""


def leaf_address(sha256: str) -> str:
    """Where the small picture of that PDF is handed out."""
    return f"{ADDRESS}{sha256}/{WIDTH}.webp"


def leaf_name(sha256: str) -> str:
    """Where the small picture of that PDF is kept."""
    return name_of(sha256, WIDTH, "webp")


def keep_leaf(pdf: bytes, sha256: str) -> int:
    """Draw and store the first page; its height in pixels, or 0 where it cannot be drawn.

    PDFium reads the stranger's file in this process: call it in a job or a command.
    """
    try:
        leaf = _drawn(pdf)
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return 0
    name = leaf_name(sha256)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(as_webp(leaf, leaf.width)))
    return leaf.height


def _drawn(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        width, height = page.get_size()
        # Half as fine again, then made smaller: letters stay letters. Never more than a few MB.
        scale = min(2 * WIDTH / width, 4 * HIGHEST / height)
        image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    size = (WIDTH, max(1, round(image.height * WIDTH / image.width)))
    leaf = image.resize(size, Image.Resampling.LANCZOS)
    return leaf.crop((0, 0, WIDTH, min(leaf.height, HIGHEST)))
