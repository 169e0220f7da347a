"""What could be better about a picture: advice, which keeps nothing from being released."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.models import Picture
from courses.pictures.contrast import LEAST
from courses.rendering.pictures import WIDTHS

_FILE_NAME = re.compile(
    r"\S+\.(png|jpe?g|webp|gif|avif|heic)|(img|dsc|pxl)[-_ ]?\d+", re.IGNORECASE
)
_PICTURE_OF = re.compile(r"(an? |the )?(image|picture|photo|photograph|graphic) of ", re.IGNORECASE)
_LONG = 200


def advice_on(picture: Picture) -> Iterator[str]:
    """What to think about, in words."""
    if _FILE_NAME.fullmatch(picture.alt.strip()):
        yield _("The description is a file's name; say what the picture shows.")
    if _PICTURE_OF.match(picture.alt):
        yield _("Readers know that it is a picture; begin with what it shows.")
    if len(picture.alt) > _LONG:
        yield _("The description is long; tell the details in the text beside the picture.")
    if picture.contrast < LEAST:
        ratio = f"{picture.contrast:.1f}"
        yield _("Light and dark parts barely differ (%(ratio)s to 1; 3 to 1 is readable).") % {
            "ratio": ratio
        }
    if picture.see_through:
        yield _("Parts are see-through; look at it on a dark page too.")
    if picture.moved:
        yield _("Only the first picture of the animation was kept.")
    if picture.width < WIDTHS[0]:
        words = {"width": picture.width}
        yield _("It is only %(width)d pixels wide and will look coarse.") % words
