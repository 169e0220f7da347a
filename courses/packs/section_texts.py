"""Reading and writing section.md: YAML front matter, then the text in Markdown."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from courses.embeds import embed_kinds
from courses.models import SectionRevision
from courses.packs.fields import Fields, Words, longest_of
from courses.packs.folders import PackFolder, plain_newlines
from courses.packs.yaml_reading import YamlSource, read_yaml
from courses.packs.yaml_writing import yaml_text
from courses.rendering import (
    Part,
    RenderedSection,
    render_fragment,
    render_hero_figure,
    render_section,
)

SECTION_FILE = "section.md"
FRONT_FIELDS = (
    "title", "subtitle", "short_title", "topic", "lede", "hero_drawing", "hero_caption",
)  # fmt: skip
_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class SectionText:
    """What section.md says, field by field as a section revision keeps it."""

    title: str = ""
    subtitle: str = ""
    short_title: str = ""
    topic: str = ""
    lede: str = ""
    hero_drawing: str = ""
    hero_caption: str = ""
    source: str = ""

    def stands_in(self, revision: SectionRevision) -> bool:
        """Whether the revision says exactly this."""
        return text_of(revision) == self

    def write_to(self, revision: SectionRevision) -> None:
        """Make the draft say this, render it and store it."""
        for name, value in asdict(self).items():
            setattr(revision, name, value)
        revision.save()


def text_of(revision: SectionRevision) -> SectionText:
    """What a revision says, with plain newlines."""
    names = (*FRONT_FIELDS, "source")
    return SectionText(**{name: plain_newlines(getattr(revision, name)) for name in names})


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text that has been read: what it says, what it renders to and where its body starts."""

    text: SectionText = SectionText()
    rendered: RenderedSection | None = None
    body_line: int = 1

    @property
    def parts(self) -> tuple[Part, ...]:
        """The rendered parts; none where the text could not be read."""
        return () if self.rendered is None else self.rendered.parts


def read_section(folder: PackFolder) -> ReadText:
    """The section's text. Reports every problem at its line of the file."""
    content = folder.text(SECTION_FILE)
    if content is None:
        return ReadText()
    front, fence, body = content.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not content.startswith(_FENCE) or not fence:
        reason = _("Front matter is missing: a line of ---, the fields, a line of ---.")
        folder.report(SECTION_FILE, 1, reason)
        return ReadText()
    body_line = front.count("\n") + 4
    if body.startswith("\n"):
        body, body_line = body[1:], body_line + 1
    source = YamlSource(folder.file(SECTION_FILE), folder.problems, first_line=2)
    # With the newline of its last line, which a block of text at the end counts as its own.
    text = _front_matter(f"{front}\n", source, body)
    rendered = render_section(body, embed_kinds=embed_kinds())
    Words(line=body_line, keeps_lines=True).report(source, rendered.problems)
    if not body.strip():
        source.report(body_line, _("There is no text yet. Write it below the front matter."))
    return ReadText(text, rendered, body_line)


def _front_matter(front: str, source: YamlSource, body: str) -> SectionText:
    node = read_yaml(front, source)
    if node is None:
        return SectionText()
    fields = Fields(node, source, FRONT_FIELDS)
    lede = fields.words("lede", lines=True)
    lede.report(source, render_fragment(lede.text)[1])
    caption = fields.words("hero_caption", lines=True)
    return SectionText(
        title=_line(fields, "title", required=True),
        subtitle=_line(fields, "subtitle"),
        short_title=_line(fields, "short_title"),
        topic=_line(fields, "topic"),
        lede=lede.text,
        hero_drawing=_drawing(fields, caption, source),
        hero_caption=caption.text,
        source=body,
    )


def _line(fields: Fields, name: str, *, required: bool = False) -> str:
    return fields.text(name, required=required, longest=longest_of(SectionRevision, name))


def _drawing(fields: Fields, caption: Words, source: YamlSource) -> str:
    """The drawing's name; what is wrong with it stands at its own line, the rest at the caption."""
    name = _line(fields, "hero_drawing")
    if not name:
        return ""
    in_caption = render_fragment(caption.text)[1]
    caption.report(source, in_caption)
    found = render_hero_figure(name, caption.text)[1]
    Words(line=fields.line_of("hero_drawing")).report(
        source, [problem for problem in found if problem not in in_caption]
    )
    return name


def section_file(text: SectionText) -> str:
    """section.md for a text: what `read_section` reads back as the same."""
    front = {name: getattr(text, name) for name in FRONT_FIELDS if getattr(text, name)}
    return f"{_FENCE}{yaml_text(front)}{_FENCE}\n{text.source}"
