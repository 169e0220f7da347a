"""Which pictures a text shows, and which there are."""

from __future__ import annotations

import re

from courses.models import Picture, SectionRevision
from courses.rendering.pictures import ShownPicture

_SHOWN = re.compile(r"^[ \t]+picture:[ \t]*[\"']?([A-Za-z0-9_-]{1,80})[\"']?[ \t]*$", re.MULTILINE)


def find(key: str) -> ShownPicture | None:
    """The picture of that name, or None."""
    picture = Picture.objects.filter(key=key).first()
    return None if picture is None else picture.shown


def keys_in(source: str) -> list[str]:
    """The keys of pictures that a text names in its figures, once each, in order."""
    return list(dict.fromkeys(_SHOWN.findall(source.replace("\r\n", "\n"))))


def is_shown(picture: Picture) -> bool:
    """Whether some text, draft or released, names it."""
    named = SectionRevision.objects.filter(source__contains=picture.key)
    return any(picture.key in keys_in(source) for source in named.values_list("source", flat=True))
