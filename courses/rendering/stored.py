"""What a section revision keeps of its rendering: plain JSON, ready to be joined."""

from dataclasses import asdict

from courses.embeds import embed_kinds
from courses.rendering.fragments import render_fragment, render_hero_figure
from courses.rendering.results import Problem, parts_to_json
from courses.rendering.sections import render_section

type Stored = dict[str, object]
type Anchors = tuple[tuple[str, int], ...]


def rendered_section(
    *, source: str, lede: str = "", hero_drawing: str = "", hero_caption: str = ""
) -> Stored:
    """The rendered text, lede and hero figure, with every problem as [where, line, message].

    `where` is "text", "lede" or "hero"; each counts its own lines.
    """
    stored, _anchors = rendered_with_anchors(
        source=source, lede=lede, hero_drawing=hero_drawing, hero_caption=hero_caption
    )
    return stored


def rendered_with_anchors(
    *, source: str, lede: str, hero_drawing: str, hero_caption: str
) -> tuple[Stored, Anchors]:
    """The same, and the line of every id in the text, for showing one beside the other."""
    section = render_section(source, embed_kinds=embed_kinds())
    lede_html, lede_problems = render_fragment(lede)
    hero_html, hero_problems = _hero(hero_drawing, hero_caption)
    found = (("text", section.problems), ("lede", lede_problems), ("hero", hero_problems))
    stored: Stored = {
        "parts": parts_to_json(section.parts),
        "contents": [asdict(heading) for heading in section.contents],
        "words": section.words,
        "minutes": section.minutes,
        "lede": lede_html,
        "hero": hero_html,
        "problems": [
            [where, problem.line, problem.message]
            for where, problems in found
            for problem in problems
        ],
    }
    return stored, section.anchors


def _hero(drawing: str, caption: str) -> tuple[str, tuple[Problem, ...]]:
    return render_hero_figure(drawing, caption) if drawing else ("", ())
