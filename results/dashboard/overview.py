"""Everything the overview shows, counted in one pass."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.exports.filters import Filters
from results.dashboard.answers import asks_about_answers
from results.dashboard.blurring import blurred
from results.dashboard.counting import Tally, tallied
from results.dashboard.days import days
from results.dashboard.places import places
from results.dashboard.reading import visits
from results.dashboard.scores import scores
from results.dashboard.table import Row, Table
from results.dashboard.telling import Telling
from results.dashboard.times import times
from results.plots import Drawing, drawn
from results.plots.values import Funnel, Plot, Step


@dataclass(frozen=True, slots=True)
class Overview:
    """The page below its filters."""

    told: str
    """"42 learners shown": what a live region says too."""
    is_empty: bool
    rows: tuple[Row, ...]
    plots: tuple[Drawing, ...]
    """None where there is nobody, or where they are too few to be drawn."""
    by_answers: bool
    """Whether a filter about answers chose the sections of learners."""


def overview(filters: Filters, query: QueryDict, *, sees_individuals: bool) -> Overview:
    """The page for these filters, which stand in `query`."""
    found = places(filters)
    asked = {place.section.pk: place.asked for place in found}
    tally = tallied(visits(filters), asked)
    if not sees_individuals:
        tally = blurred(tally)
    # What no release shows now and nobody went to is of no use in a list.
    listed = [p for p in found if p.asked.is_shown or p.section.pk in tally.sections]
    telling = Telling(one_section=len(listed) == 1, sees_individuals=sees_individuals)
    plots: tuple[Plot, ...] = (
        _funnel(tally, telling),
        days(tally, telling),
        scores(tally, asked, telling),
        times(tally.seconds, telling),
    )
    return Overview(
        told=_told(tally.learners, telling),
        is_empty=not tally.learners,
        rows=tuple(Table(tally, query, sees_individuals=sees_individuals).rows(listed)),
        plots=()
        if not tally.learners or telling.hides(tally.learners)
        else tuple(drawn(plot, f"plot-{n}") for n, plot in enumerate(plots, start=1)),
        by_answers=asks_about_answers(filters),
    )


def _told(learners: int, telling: Telling) -> str:
    if telling.hides(learners):
        return _("Fewer than 5 learners shown")
    words = ngettext("%(n)s learner shown", "%(n)s learners shown", learners)
    return words % {"n": telling.count(learners)}


def _funnel(tally: Tally, telling: Telling) -> Funnel:
    """How far learners come; nobody comes to a step without the one before."""
    counts = tally.whole
    steps = (
        Step(_("Started"), counts.started),
        Step(_("Finished a first question"), counts.first),
        Step(_("Finished half of the questions"), counts.half),
        Step(_("Completed"), counts.completed),
    )
    title = (
        _("How far learners come in the section")
        if telling.one_section
        else _("How far learners come in a section")
    )
    return Funnel(title, steps, telling.sees_individuals, unit=telling.unit)
