"""Acceptance criteria: what a release has to show before it may enter the next ring.

A criterion is judged by the figure of the treated arm since the release entered the ring it is
in; its 95 % interval is told beside it. `DEFAULTS` are given to releases that people make.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from releases.metrics.definitions import Metric
from releases.metrics.intervals import Estimate
from releases.metrics.registry import UnknownMetricError, metric
from releases.metrics.stages import present_window
from releases.metrics.values import NOTHING, Sample
from releases.metrics.wording import as_told, figure, interval
from releases.models import Criterion, Release
from releases.refusals import MoveRefusedError
from releases.rings import Ring

DEFAULTS: tuple[tuple[Ring, str, float], ...] = (
    (Ring.A2, "verify-errors", 0.01),
    (Ring.A3, "verify-errors", 0.01),
    (Ring.A3, "render-p95", 1000.0),
)
"""To enter which ring, which metric may be at most what (shares 0 to 1, milliseconds).

They ask for no minimum sample, so that a course with few readers is not held up: they stop only
what was seen to go wrong. Whoever puts a release together may ask for more on its page.
"""


@dataclass(frozen=True, slots=True)
class CriterionStanding:
    """One criterion and how it stands; `value` and `interval` in the unit that people read."""

    criterion: Criterion
    title: str
    sample: int
    value: float | None
    interval: Estimate | None
    met: bool
    why: str
    is_known: bool = True
    """Whether there is a metric of that name still."""


def give_defaults(release: Release) -> None:
    """Give a new release the criteria every release begins with."""
    Criterion.objects.bulk_create(
        Criterion(release=release, ring=ring, metric=name, at_most=most)
        for ring, name, most in DEFAULTS
    )


def standing_of(release: Release, *, at: datetime) -> list[CriterionStanding]:
    """The criteria to enter the next ring, measured at that moment; empty where none are set."""
    criteria = list(release.criteria.filter(ring=release.ring + 1).order_by("metric"))
    return [_judged(release, criterion, at=at) for criterion in criteria]


class CriteriaNotMetError(MoveRefusedError):
    """Acceptance criteria stand in the way; `unmet` lists them. They may be overridden."""

    def __init__(self, unmet: list[CriterionStanding]) -> None:
        words = _("Acceptance criteria are not met. %(criteria)s")
        super().__init__(words % {"criteria": _in_a_line(unmet)})
        self.unmet = unmet


def what_is_overridden(release: Release, *, at: datetime, override: bool, reason: str) -> str:
    """The unmet criteria that a promotion goes past, in words; "" where all are met.

    Raises CriteriaNotMetError unless they are overridden, MoveRefusedError where nothing says why.
    """
    unmet = [standing for standing in standing_of(release, at=at) if not standing.met]
    if not unmet:
        return ""
    if not override:
        raise CriteriaNotMetError(unmet)
    if not reason.strip():
        raise MoveRefusedError(_("Say why the release goes on although criteria are not met."))
    return _in_a_line(unmet)


def _in_a_line(unmet: list[CriterionStanding]) -> str:
    return " ".join(f"{standing.title}: {standing.why}" for standing in unmet)


def _judged(release: Release, criterion: Criterion, *, at: datetime) -> CriterionStanding:
    try:
        measured = metric(criterion.metric)
    except UnknownMetricError:
        why = _("Nothing measures “%(name)s” any more.") % {"name": criterion.metric}
        name = criterion.metric
        return CriterionStanding(criterion, name, 0, None, None, met=False, why=why, is_known=False)
    sample = _treated(release, measured, at=at)
    found = measured.estimate(sample)
    told = None if found is None else as_told(measured, found)
    met, why = judge(measured, criterion, sample.n, told)
    value = None if told is None else told.value
    return CriterionStanding(criterion, str(measured.title), sample.n, value, told, met, why)


def _treated(release: Release, measured: Metric, *, at: datetime) -> Sample:
    """Those whom the release reaches, since it entered its ring."""
    window = present_window(release, at=at)
    return NOTHING if window is None else measured.measure(release, window).treated


def judge(
    measured: Metric, criterion: Criterion, n: int, told: Estimate | None
) -> tuple[bool, str]:
    """Whether the criterion is met by that figure of `n` observations, and why, in a sentence."""
    if n < criterion.minimum_sample:
        few = ngettext(
            "%(n)s of at least %(least)s observation.",
            "%(n)s of at least %(least)s observations.",
            criterion.minimum_sample,
        )
        return False, few % {"n": n, "least": criterion.minimum_sample}
    if told is None:
        return True, _("Nothing was observed, and no minimum sample is asked for.")
    words = {
        "figure": figure(measured, told.value),
        "interval": interval(measured, told),
        "bound": bound_of(measured, criterion),
        "n": n,
    }
    why = ngettext(
        "%(figure)s of %(n)s observation (95 %% interval %(interval)s); wanted: %(bound)s.",
        "%(figure)s of %(n)s observations (95 %% interval %(interval)s); wanted: %(bound)s.",
        n,
    )
    return _holds(criterion, told.value), why % words


def bound_of(measured: Metric, criterion: Criterion) -> str:
    """What is asked for: “at most 1 %”."""
    if criterion.at_least is not None:
        return _("at least %(figure)s") % {"figure": figure(measured, criterion.at_least)}
    return _("at most %(figure)s") % {"figure": figure(measured, criterion.at_most or 0.0)}


def _holds(criterion: Criterion, value: float) -> bool:
    if criterion.at_least is not None:
        return value >= criterion.at_least
    return criterion.at_most is not None and value <= criterion.at_most
