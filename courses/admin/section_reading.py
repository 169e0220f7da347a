"""What is compared of two texts of a section."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import gettext as _

from courses.models import SectionRevision
from courses.reading.choosing import toggle_label
from courses.rendering import HtmlPart, Part, TogglePart, parts_from_json
from releases.admin import facts_of, label_of
from releases.comparing import Passage, Reading

FACTS = ("title", "subtitle", "short_title", "topic", "hero_drawing")


def section_reading(revision: SectionRevision) -> Reading:
    """Its words at the top, its figure and its text, as they were rendered when it was saved."""
    rendered = revision.rendered
    text = "".join(_shown(part) for part in parts_from_json(rendered["parts"]))
    return Reading(
        facts=facts_of(revision, *FACTS),
        passages=(
            Passage("lede", label_of(revision, "lede"), revision.lede, rendered["lede"]),
            Passage("hero", _("Caption"), revision.hero_caption, rendered["hero"]),
            Passage("text", label_of(revision, "source"), revision.source, text),
        ),
    )


def _shown(part: Part) -> str:
    """Markup as it is; of what is filled for each learner, its kind and its key."""
    if isinstance(part, HtmlPart):
        return part.html
    if isinstance(part, TogglePart):
        return toggle_label(part)
    words = _("Filled for each learner:")
    return format_html("<p>{} {} <code>{}</code></p>", words, part.kind, part.key)
