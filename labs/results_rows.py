"""The newest runs as a grader reads them on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from courses.exports.filters import Filters
from courses.exports.people import cohorts_of, cohorts_told, person
from labs.exports.selection import runs_for
from labs.mechanics import Number, mechanics_keys, mechanics_of
from labs.models import LabRun
from labs.results_labs import address


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of runs."""

    learner: str
    cohorts: str
    place: str
    lab: str
    revision: int
    release: str
    number: int
    run: int
    url: str
    """Of the run's own page; "" where nothing was moved."""
    won: bool
    bonus: bool
    goals_met: int
    goals_total: int
    measures: tuple[tuple[str, str], ...]
    """Labels and numbers with their units."""
    at: datetime


def newest_rows(filters: Filters, *, limit: int) -> list[Row]:
    """The newest runs that pass, newest first, in two queries however many there are."""
    found = (
        runs_for(filters)
        .select_related(
            "learner__user",
            "learner__merged_into__user",
            "revision__release",
            "lab__section__module__course",
        )
        .defer("revision__prepared", "revision__rendered")
        .order_by("-id")[:limit]
    )
    cohorts = cohorts_of(run.learner for run in found)
    return [_row(run, cohorts) for run in found]


def _row(run: LabRun, cohorts: Mapping[int, list[str]]) -> Row:
    section, release = run.lab.section, run.revision.release
    return Row(
        learner=str(person(run.learner)),
        cohorts=cohorts_told(run.learner, cohorts),
        place=section.plate,
        lab=run.lab.key,
        revision=run.revision.number,
        release=release.name if release else "",
        number=run.number,
        run=run.run,
        won=run.won,
        bonus=run.bonus,
        goals_met=run.goals_met,
        goals_total=run.goals_total,
        measures=tuple(measures_told(run.lab.mechanics, run.measures)),
        url=reverse("labs:run", args=[*address(run.lab), run.moves]) if run.moves else "",
        at=run.played_at,
    )


def measures_told(mechanics: str, measures: Mapping[str, Number]) -> Iterator[tuple[str, str]]:
    """Each measure's label, and its number with the unit; by its name where it is unknown now."""
    known = mechanics in mechanics_keys()
    by_name = {each.name: each for each in mechanics_of(mechanics).measures} if known else {}
    for name, value in measures.items():
        measure = by_name.get(name)
        # Rounded here: what formats it only cuts off.
        decimals = 0 if value == int(value) else 1
        number = number_format(
            round(value, decimals), decimal_pos=decimals, use_l10n=True, force_grouping=True
        )
        unit = f" {measure.unit}" if measure and measure.unit else ""
        yield (_(measure.label) if measure else name, f"{number}{unit}")
