"""A metric's figures for live releases, kept for a minute: a page must not count a million answers
each time somebody looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils.translation import gettext as _

from releases.metrics.definitions import Metric
from releases.metrics.stages import present_window
from releases.metrics.values import Arms, Sample
from releases.metrics.wording import as_told, figure, interval
from releases.models import Release

if TYPE_CHECKING:
    from django.utils.functional import Promise

SECONDS_KEPT = 60
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class ArmTold:
    """One arm in words: its figure, its interval, and of how many."""

    figure: str
    interval: str
    n: int


@dataclass(frozen=True, slots=True)
class Row:
    """How one release does: those it reached, and those they are compared with, if any."""

    release: Release
    treated: ArmTold
    control: ArmTold
    compared_with: str


def rows_of(measured: Metric, releases: Iterable[Release], *, at: datetime) -> Iterator[Row]:
    """A row for each of the releases, which somebody sees."""
    told = {
        "concurrent": _("others at the same time"),
        "before": _("as long before"),
        "none": _("nobody"),
    }
    for release in releases:
        arms = _arms(measured, release, at=at)
        treated, control = _told(measured, arms.treated), _told(measured, arms.control)
        yield Row(release, treated, control, told[arms.control_is])


def _arms(measured: Metric, release: Release, *, at: datetime) -> Arms:
    """Since the release entered its ring; at most a minute old."""
    key = f"metric:{measured.name}:{release.pk}:{release.moves}"
    kept: Arms | None = cache.get(key)
    if kept is None:
        window = present_window(release, at=at)
        kept = Arms() if window is None else measured.measure(release, window)
        cache.set(key, kept, SECONDS_KEPT)
    return kept


def _told(measured: Metric, sample: Sample) -> ArmTold:
    found = measured.estimate(sample)
    if found is None:
        return ArmTold(NOTHING, "", 0)
    told = as_told(measured, found)
    return ArmTold(figure(measured, told.value), interval(measured, told), sample.n)


def how_intervals_are_made(measured: Metric) -> str | Promise:
    """The kind of 95 % interval, in a sentence."""
    return {
        "proportion": _("Wilson’s score interval of a share."),
        "mean": _("The normal interval of a mean: 1.96 standard errors to both sides."),
        "quantile": _(
            "Between two order statistics, so that no distribution is assumed. Few observations "
            "have no upper end."
        ),
    }[measured.kind]
