"""The section page's own facts, joined once per request and shared by every template part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from courses.changes.comparing import Changes
from courses.changes.showing import with_marks
from courses.embeds import Mark
from courses.reading.choosing import CompiledPart, toggle_label
from courses.reading.compiled import CompiledSection
from courses.reading.page import Reader, Score
from courses.reading.rail import Rail, rail_of
from courses.rendering import TogglePart


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The card that leads to the previous or next section, or says why it is locked."""

    code: str
    title: str
    url: str
    locked: bool = False
    why: str = ""
    why_url: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """Why something is locked, and the way to what opens it."""

    why: str
    url: str
    label: str


class SectionPage:
    """One section for one learner. Everything is worked out once, when first asked for."""

    def __init__(self, reader: Reader, section: CompiledSection) -> None:
        self.reader = reader
        self.section = section
        self.course = reader.course
        self.prepared: dict[str, object] = {}
        """Cards that a view has worked out already, by place: an error, a practice form."""

    @cached_property
    def state(self) -> str:
        """not_started, in_progress, complete or locked."""
        return self.reader.state_of(self.section).state

    @property
    def status(self) -> str:
        """The badge's word: ready, in_progress, complete or locked."""
        return "ready" if self.state == "not_started" else self.state

    @cached_property
    def score(self) -> Score:
        """What the score strip says."""
        return self.reader.state_of(self.section).score

    @cached_property
    def rail(self) -> Rail:
        """The list of modules."""
        return rail_of(self.reader, self.section)

    @property
    def asks_to_be_read(self) -> bool:
        """Whether the learner has to say that they have read it: it has no checks to answer."""
        return not self.score.total and self.state in ("not_started", "in_progress")

    @property
    def sheets(self) -> tuple[str, ...]:
        """Stylesheets that what stands in the section brings along, each once."""
        named = (getattr(placed.item, "sheet", "") for placed in self.section.placed)
        return tuple(dict.fromkeys(sheet for sheet in named if sheet))

    @cached_property
    def changes(self) -> Changes | None:
        """What has changed since the learner finished; None for nothing."""
        return self.reader.changes_in(self.section)

    @property
    def on_trial(self) -> int:
        """How many questions are on trial: shown and recorded, never scored."""
        return sum(getattr(placed.item, "on_trial", False) for placed in self.section.placed)

    @cached_property
    def blocker(self) -> CompiledSection | None:
        """The section to complete first, where this one is locked."""
        return self.reader.blocker_of(self.section)

    @property
    def lock(self) -> Lock | None:
        """What to say instead of the text, where the section is locked."""
        if self.state != "locked" or self.blocker is None:
            return None
        why = _("It opens when every check of “%(section)s” is answered.")
        title = self.blocker.short_title
        return Lock(why % {"section": title}, self.blocker.url, _("Go there"))

    @property
    def previous(self) -> Neighbour | None:
        """The section before this one, across modules."""
        return self._neighbour(-1)

    @property
    def next(self) -> Neighbour | None:
        """The section after this one, across modules."""
        return self._neighbour(+1)

    def mark(self, name: str) -> Mark | None:
        """What the learner has done at a place of this section."""
        return self.reader.marks_in(self.section).get(name)

    def shown(self, *, is_marked: bool) -> CompiledSection:
        """The section as the learner sees it: with what changed in its place, if they ask."""
        if not is_marked or self.changes is None:
            return self.section
        return with_marks(self.section, self.changes)

    def body(self, request: HttpRequest, shown: CompiledSection | None = None) -> SafeString:
        """The rendered parts with each embed drawn for this learner."""
        drawn = (self._drawn(request, part) for part in (shown or self.section).parts)
        # Text parts were sanitised when the revision was saved; embeds are template output.
        return mark_safe("".join(drawn))  # noqa: S308

    def _drawn(self, request: HttpRequest, part: CompiledPart) -> str:
        if isinstance(part, str):
            return part
        if isinstance(part, TogglePart):
            return toggle_label(part)
        return part.embed.draw(request, self, part.item)

    def _neighbour(self, step: int) -> Neighbour | None:
        sections = self.course.sections
        at = sections.index(self.section) + step
        if not 0 <= at < len(sections):
            return None
        other = sections[at]
        title, blocker = other.short_title, self.reader.blocker_of(other)
        if blocker is None:
            return Neighbour(other.code, title, other.url)
        why = _("Opens when every check of “%(section)s” is answered.")
        return Neighbour(
            other.code, title, other.url, locked=True,
            why=why % {"section": blocker.short_title}, why_url=f"{blocker.url}#check",
        )  # fmt: skip
