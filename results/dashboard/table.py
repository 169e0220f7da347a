"""The table of the overview: modules, and their sections below them, with every number told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import QueryDict
from django.utils.translation import gettext as _

from courses.exports.small_counts import is_hidden, is_hidden_mean, told_count
from results.dashboard.counting import Asked, Counts, Tally
from results.dashboard.places import Place
from results.plots.axes import as_percent, number
from results.plots.funnel import MANY, NOTHING


@dataclass(frozen=True, slots=True)
class Cell:
    """A count and what share of those who started it is; "" where that would say nothing."""

    count: str
    share: str = ""
    width: str = ""
    """Of its bar."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a module, or a section of it."""

    code: str
    title: str
    course: str
    """Its title, on the first line of each course where there are several."""
    href: str
    is_module: bool
    is_shown: bool
    started: Cell
    answered: Cell
    completed: Cell
    mean: str
    possible: str
    n: str
    """Of how many learners the mean is."""


class Table:
    """The rows of places, for a reader who may or may not see individuals."""

    def __init__(self, tally: Tally, query: QueryDict, *, sees_individuals: bool) -> None:
        self._tally = tally
        self._query = query
        self._sees = sees_individuals

    def rows(self, places: list[Place]) -> Iterator[Row]:
        """A line for each module and for each of its sections."""
        course, several = 0, len({place.section.module.course_id for place in places}) > 1
        for module, own in groupby(places, key=lambda place: place.section.module):
            listed = list(own)
            whole = Asked(
                module.pk,
                sum(place.asked.questions for place in listed),
                sum(place.asked.possible for place in listed),
            )
            named = module.course.title if several and module.course_id != course else ""
            course = module.course_id
            address = f"{module.course.slug}/{module.slug}"
            yield self._row(
                module.code, module.title, whole, self._tally.modules.get(module.pk, Counts()),
                course=named, href=self._link("module", address), is_module=True,
            )  # fmt: skip
            for place in listed:
                yield self._section(place, address)

    def _section(self, place: Place, module: str) -> Row:
        counts = self._tally.sections.get(place.section.pk, Counts())
        return self._row(
            place.section.code, place.title, place.asked, counts, course="",
            href=self._link("section", f"{module}/{place.section.slug}"), is_module=False,
        )  # fmt: skip

    def _row(
        self, code: str, title: str, asked: Asked, counts: Counts, *, course: str, href: str,
        is_module: bool,
    ) -> Row:  # fmt: skip
        hides_mean = counts.mean is None or is_hidden_mean(
            counts.answered, sees_individuals=self._sees
        )
        return Row(
            code=code,
            title=title,
            course=course,
            href=href,
            is_module=is_module,
            is_shown=asked.is_shown,
            started=self._cell(counts.started),
            answered=self._cell(counts.answered, counts.started),
            completed=self._cell(counts.completed, counts.started),
            mean=NOTHING if hides_mean else number(counts.mean or 0, 1),
            possible=number(asked.possible) if asked.possible else "",
            n=self._cell(counts.answered).count,
        )

    def _cell(self, count: int, of: int = 0) -> Cell:
        told = told_count(count, sees_individuals=self._sees)
        if of < MANY or self._hides(count):
            return Cell(told)
        share = 100 * count / of
        return Cell(told, _("%(share)s %%") % {"share": number(share)}, as_percent(share))

    def _hides(self, count: int) -> bool:
        return is_hidden(count, sees_individuals=self._sees)

    def _link(self, name: str, address: str) -> str:
        """The same filters, narrowed to one place."""
        query = self._query.copy()
        for each in ("course", "module", "section", "question", "revision"):
            query.pop(each, None)
        query[name] = address
        return f"?{query.urlencode(safe='/')}"
