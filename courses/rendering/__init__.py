"""From an author's Markdown to what a section shows: the only place that knows Markdown."""

from courses.rendering.drawings import drawing, drawing_names
from courses.rendering.fragments import render_fragment, render_hero_figure
from courses.rendering.icons import ICONS
from courses.rendering.results import (
    RENDERER_VERSION,
    EmbedPart,
    Heading,
    HtmlPart,
    Part,
    Problem,
    RenderedSection,
    TogglePart,
    outside_toggles,
    parts_from_json,
    parts_to_json,
)
from courses.rendering.sections import render_section

__all__ = [
    "ICONS",
    "RENDERER_VERSION",
    "EmbedPart",
    "Heading",
    "HtmlPart",
    "Part",
    "Problem",
    "RenderedSection",
    "TogglePart",
    "drawing",
    "drawing_names",
    "outside_toggles",
    "parts_from_json",
    "parts_to_json",
    "render_fragment",
    "render_hero_figure",
    "render_section",
]
