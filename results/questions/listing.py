"""The questions of a course, section by section or in another order, with their figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse

from courses.exports.fields import sections as sections_in_place
from courses.exports.filters import Filters
from courses.exports.form import filters_in
from courses.exports.small_counts import is_hidden, told_count
from courses.models import Course, Section
from quizzes.statistics.figures import CheckStatistics, ItemStatistics
from quizzes.statistics.reading import SectionFigures, section_figures
from results.plots.axes import number
from results.questions.blurring import shown
from results.questions.looks import Look, is_flagged, look_at
from results.questions.sorting import PLACE, in_order
from results.questions.told import NOTHING, UNKNOWN, Spot, correlation_spot
from results.questions.words import stems

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the list."""

    key: str
    stem: str
    href: str
    place: str
    """Codes of module and section."""
    is_pilot: bool
    is_scored: bool
    look: Look


@dataclass(frozen=True, slots=True)
class CheckLook:
    """The figures of a section's check, in words."""

    learners: str
    questions: str
    alpha: Spot
    mean: str


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading: those of a section, or all of them in another order."""

    rows: tuple[Row, ...]
    code: str = ""
    title: str = ""
    check: CheckLook | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page lists."""

    groups: tuple[Group, ...]
    """What is on this page."""
    page: Page[ItemStatistics]
    questions: int
    flagged: int
    """How many have something to look at."""


def listing(
    course: Course,
    filters: Filters,
    query: QueryDict,
    *,
    order: str,
    only_flagged: bool,
    page: str,
    sees_individuals: bool,
) -> Listing:
    """The questions of the course that the filters ask for: a page of them."""
    places = sections_asked(course, filters)
    figures = section_figures(course, scope=filters.scope, filters=filters, sections=places)
    found = shown(figures, sees_individuals=sees_individuals)
    items = [each for section in found for each in section.items]
    whole = [each for each in items if each.item.revision_id is None]
    flagged = [each for each in whole if is_flagged(each, sees_individuals=sees_individuals)]
    listed = flagged if only_flagged else whole
    ordered = in_order(listed, order, sees_individuals=sees_individuals)
    paged = Paginator(ordered, ON_A_PAGE).get_page(page)
    reader = _Reader(places, stems(_newest(items, list(paged))), _tail(query), sees_individuals)
    groups = reader.groups(list(paged), found) if order == PLACE else reader.one(list(paged))
    return Listing(tuple(groups), paged, len(whole), len(flagged))


def sections_asked(course: Course, filters: Filters) -> dict[int, Section]:
    """The sections of the course, or of the part of it that is asked for, in their places."""
    rows = sections_in_place().filter(module__course=course)
    if filters.module is not None:
        rows = rows.filter(module=filters.module)
    if filters.section is not None:
        rows = rows.filter(pk=filters.section.pk)
    return {section.pk: section for section in rows}


def check_look(found: CheckStatistics, *, sees_individuals: bool) -> CheckLook | None:
    """The check in words; None where nothing of it earns points."""
    if not found.questions:
        return None
    hidden = is_hidden(found.complete, sees_individuals=sees_individuals)
    return CheckLook(
        learners=told_count(found.complete, sees_individuals=sees_individuals),
        questions=number(found.questions),
        alpha=UNKNOWN if hidden else correlation_spot(found.alpha),
        mean=NOTHING if hidden or found.mean is None else number(found.mean, 1),
    )


def _newest(items: Iterable[ItemStatistics], paged: Iterable[ItemStatistics]) -> list[int]:
    """The ids of the newest revisions of the questions that are shown."""
    wanted = {each.item.question_id for each in paged}
    newest = {
        each.item.question_id: each.item.revision_id
        for each in items
        if each.item.revision_id is not None and each.item.question_id in wanted
    }
    return list(newest.values())


def _tail(query: QueryDict) -> str:
    """The filters that a question's page takes over."""
    kept = query.copy()
    for name in ("course", "module", "section"):
        kept.pop(name, None)
    return f"?{asked}" if (asked := filters_in(kept)) else ""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes rows of figures."""

    places: Mapping[int, Section]
    words: Mapping[int, str]
    tail: str
    sees_individuals: bool

    def groups(
        self, paged: Iterable[ItemStatistics], found: Iterable[SectionFigures]
    ) -> Iterator[Group]:
        """The questions below the headings of their sections."""
        checks = {each.section_id: each.check for each in found}
        for section, own in groupby(paged, key=lambda each: each.item.section_id):
            place = self.places[section]
            yield Group(
                rows=tuple(map(self._row, own)),
                code=place.plate,
                title=getattr(place, "title", None) or place.slug,
                check=check_look(checks[section], sees_individuals=self.sees_individuals),
            )

    def one(self, paged: Iterable[ItemStatistics]) -> Iterator[Group]:
        """The questions as they come, whatever their sections; no group of none."""
        if rows := tuple(map(self._row, paged)):
            yield Group(rows)

    def _row(self, found: ItemStatistics) -> Row:
        item, section = found.item, self.places[found.item.section_id]
        return Row(
            key=item.key,
            stem=self.words.get(item.question_id, ""),
            href=reverse("results:question", args=[item.question_id]) + self.tail,
            place=section.plate,
            is_pilot=item.is_pilot,
            is_scored=item.is_scored,
            look=look_at(found, sees_individuals=self.sees_individuals),
        )
