"""Everything the page of a lab's funnel shows, read once."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.small_counts import ENOUGH, rounded
from labs.funnel import Funnel
from labs.funnel_form import FunnelForm
from labs.funnel_reading import funnels
from labs.funnel_told import FEW, Stage, caution, stages, told_count, told_median, told_time
from labs.models import Lab, LabRevision


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One line of the table of revisions."""

    number: int
    release: str
    """"" for a draft, which only those who preview it can play."""
    is_drawn: bool
    counts: tuple[str, ...]
    """Started, met a first goal, won, won with the bonus."""
    tries: str
    time: str


@dataclass(frozen=True, slots=True)
class FunnelPage:
    """What the page shows. Numbers are told, not exact where they are small."""

    stages: tuple[Stage, ...]
    is_drawn: bool
    """Whether there are enough people to draw bars of."""
    is_empty: bool
    tries: str
    time: str
    caution: str
    revisions: tuple[RevisionRow, ...]


def funnel_page(lab: Lab, form: FunnelForm, *, sees_individuals: bool) -> FunnelPage:
    """The page of a form that is valid, in one query; rounded for who sees nobody by name."""
    found = funnels(lab, form.filters)
    shown = _exactly if sees_individuals else blurred
    chosen = form.revision
    drawn = shown(
        found.whole if chosen is None else found.by_revision.get(chosen.pk, Funnel())
    )  # fmt: skip
    return FunnelPage(
        stages=tuple(stages(drawn)),
        is_drawn=drawn.started >= FEW,
        is_empty=drawn.started == 0,
        tries=told_median(drawn.median_tries, drawn.won),
        time=told_time(drawn.median_seconds, drawn.won),
        caution=caution(drawn),
        revisions=tuple(
            _row(revision, shown(found.by_revision[revision.pk]), is_drawn=revision == chosen)
            for revision in form.revisions
            if revision.pk in found.by_revision
        ),
    )


def blurred(found: Funnel) -> Funnel:
    """The funnel of rounded counts, with medians where enough have won."""
    enough = found.won >= ENOUGH
    return Funnel(
        started=rounded(found.started),
        first_goal=rounded(found.first_goal),
        won=rounded(found.won),
        bonus=rounded(found.bonus),
        median_tries=found.median_tries if enough else None,
        median_seconds=found.median_seconds if enough else None,
    )


def _exactly(found: Funnel) -> Funnel:
    return found


def _row(revision: LabRevision, funnel: Funnel, *, is_drawn: bool) -> RevisionRow:
    counts = (funnel.started, funnel.first_goal, funnel.won, funnel.bonus)
    return RevisionRow(
        number=revision.number,
        release=revision.release.name if revision.release else "",
        is_drawn=is_drawn,
        counts=tuple(map(told_count, counts)),
        tries=told_median(funnel.median_tries, funnel.won),
        time=told_time(funnel.median_seconds, funnel.won),
    )
