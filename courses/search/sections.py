"""Sections by passage: the title, then each heading with the text under it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.models import SectionRevision
from courses.rendering import HtmlPart, outside_toggles, parts_from_json
from courses.search.kinds import SECTION, Text
from courses.search.plain_text import passages_of, plain


class SearchedSections:
    """The texts of sections. Checks, labs and files that stand in them are kinds of their own."""

    kind = SECTION
    model = SectionRevision

    def label(self) -> str:
        """As the page calls it."""
        return _("Section")

    def texts(self, revision: SectionRevision) -> Iterator[Text]:
        """The title, the lede, and the text by its headings; nothing that only some see."""
        titles = dict.fromkeys((revision.title, revision.subtitle, revision.short_title))
        yield Text(" · ".join(title for title in titles if title), is_title=True)
        rendered = revision.rendered
        lede = plain(rendered["lede"])
        if lede:
            yield Text("", lede)
        parts = outside_toggles(parts_from_json(rendered["parts"]))
        yield from passages_of(part.html for part in parts if isinstance(part, HtmlPart))

    def path(self, key: str) -> str:
        """A section is shown at its own address."""
        return ""
