"""A text as the paragraphs a reader sees: what stands between two line breaks of the page."""

from __future__ import annotations

from collections.abc import Iterator

from courses.changes.layout import layout_of
from courses.changes.places import Layout
from courses.models import SectionRevision
from courses.rendering import HtmlPart, outside_toggles, parts_from_json


def layout_of_revision(revision: SectionRevision) -> Layout:
    """Title, lede and text as everyone reads them, and where their words stand.

    Not what stands in a toggled stretch: who reads the changes may be on its other side.
    """
    words = (revision.title, revision.subtitle)
    return layout_of(words, [revision.rendered["lede"], *_common(revision)])


def _common(revision: SectionRevision) -> Iterator[str]:
    """The markup that is the same for everyone."""
    for part in outside_toggles(parts_from_json(revision.rendered["parts"])):
        if isinstance(part, HtmlPart):
            yield part.html
