"""Headings: `## // label | Title {#id short="…"}` opens a section, `### Title {#id}` a part."""

import re
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from courses.rendering.furniture import Furniture
from courses.rendering.page import Page
from courses.rendering.results import Heading

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*$")
_MARKS = re.compile(r"\{([^{}]*)\}$")
_MARK = re.compile(r'(?<!\s)\s*(?:#(?P<id>[a-z][a-z0-9-]*)|short="(?P<short>[^"]+)")(?=\s|$)')
SLASHES = SafeString('<span class="sl" aria-hidden="true">// </span>')


@dataclass(slots=True)
class OpenSection:
    """The section that is being read and the token of the markup that opened it."""

    heading: Heading
    closes_one: bool
    token: str = ""
    holds_checks: bool = False

    def open(self, furniture: Furniture) -> str:
        """The token that stands for the section's start."""
        self.token = furniture.block(self._html())
        return self.token

    def note_check(self, furniture: Furniture) -> None:
        """Let the section look like one that holds knowledge checks."""
        self.holds_checks = True
        furniture.replace(self.token, self._html())

    def _html(self) -> str:
        return format_html(
            '{}<section class="{}" aria-labelledby="{}">{}',
            SafeString("</section>") if self.closes_one else "",
            "sec sec--kc" if self.holds_checks else "sec",
            self.heading.id,
            section_heading(self.heading),
        )


def match_heading(line: str) -> tuple[int, str] | None:
    """The level and the words of a heading line."""
    match = _HEADING.match(line)
    return (len(match[1]), (match[2] or "").strip()) if match else None


def read_heading(level: int, words: str, line: int, page: Page) -> Heading | None:
    """The heading these words make, with its id claimed; None when they make none."""
    words, anchor, short = _without_marks(words, line, page)
    label, title = _label_and_title(words)
    if level not in {2, 3}:
        page.report(line, _("Use ## for a section and ### inside it; the page has its title."))
        return None
    if not (label or title) or (level == 3 and label):
        page.report(line, _("Write “## // label | Title” for a section, “### Title” inside one."))
        return None
    name = (label or title).split(" · ")[0]
    claimed = page.claim_anchor(anchor, line, derived_from=name)
    heading = Heading(claimed, level, label, title, short or name[:1].upper() + name[1:])
    if level == 2 or anchor:
        page.contents.append(heading)
    return heading


def section_heading(heading: Heading) -> SafeString:
    """The markup of a heading that opens a section."""
    label, title = "", ""
    if heading.label:
        label = format_html('<span class="h2__k">{}{}</span>', SLASHES, heading.label)
    if heading.title:
        title = format_html('<span class="h2__t">{}</span>', heading.title)
    joint = SafeString('<span class="vh">: </span>') if label and title else ""
    return format_html('<h2 class="h2" id="{}">{}{}{}</h2>', heading.id, label, joint, title)


def subheading(heading: Heading) -> str:
    """The markup of a heading inside a section."""
    return format_html('<h3 class="h3" id="{}">{}</h3>', heading.id, heading.title)


def _label_and_title(words: str) -> tuple[str, str]:
    if not words.startswith("//"):
        return "", words
    label, _bar, title = words.removeprefix("//").partition("|")
    return label.strip(), title.strip()


def _without_marks(words: str, line: int, page: Page) -> tuple[str, str, str]:
    """The words without a trailing {#id short="…"}, and what it said."""
    marks = _MARKS.search(words)
    if marks is None:
        return words, "", ""
    found = list(_MARK.finditer(marks[1]))
    if not found or "".join(match[0] for match in found) != marks[1].rstrip():
        page.report(line, _('Write the id as {#small-letters} or {#small-letters short="Text"}.'))
    anchor = next((match["id"] for match in found if match["id"]), "")
    short = next((match["short"] for match in found if match["short"]), "")
    return words[: marks.start()].rstrip(), anchor, short
