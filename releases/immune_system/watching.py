"""Which releases are watched, and one measuring of one of them. Reads only."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from releases.immune_system.deciding import Decision, decide
from releases.immune_system.rules import Rule, chance_of, rules_of
from releases.metrics.definitions import Metric, Window
from releases.metrics.registry import UnknownMetricError, metric
from releases.metrics.stages import present_window
from releases.models import Measurement, Release, ReleaseEvent
from releases.rings import BUCKETS, Ring

WATCHED_IN_A3 = timedelta(days=14)
"""So long after it reached everyone a release is watched."""

_log = logging.getLogger(__name__)


def watched(*, at: datetime, scope: str = "") -> QuerySet[Release]:
    """The releases that learners have and that are looked after, oldest first."""
    arrived = ReleaseEvent.objects.filter(
        release=OuterRef("pk"), to_ring=Ring.A3, at__gte=at - WATCHED_IN_A3
    )
    found = Release.objects.filter(Q(ring=Ring.A2) | Q(Exists(arrived), ring=Ring.A3))
    return (found.filter(scope=scope) if scope else found).order_by("id")


def newest(release: Release) -> dict[str, Measurement]:
    """The last measurement of each metric in the ring where the release stands: one statement."""
    return newest_of([release]).get(release.pk, {})


def newest_of(releases: list[Release]) -> dict[int, dict[str, Measurement]]:
    """The same for many releases, by the release's id; one statement for all of them.

    Of a release that was rolled back those of the last ring it stood in.
    """
    rows = Measurement.objects.filter(release__in=releases)
    same = Measurement.objects.filter(
        release=OuterRef("release"), metric=OuterRef("metric"), ring=OuterRef("ring")
    )
    last = same.order_by("-number").values("number")[:1]
    rings = {release.pk: release.ring for release in releases}
    found: dict[int, dict[str, Measurement]] = {}
    for row in rows.filter(number=Subquery(last)).order_by("ring", "metric"):
        if rings[row.release_id] in (row.ring, Ring.ROLLED_BACK):
            found.setdefault(row.release_id, {})[row.metric] = row
    return found


def measured(release: Release, *, at: datetime) -> list[Measurement]:
    """What a look at the release finds, not stored yet; only what has changed since the last."""
    window = present_window(release, at=at)
    if window is None or window.since >= window.until:
        return []
    rules, before = rules_of(release.scope), newest(release)
    found = []
    for rule in rules:
        decision = _decided(release, rule, window, before.get(rule.metric), rules)
        row = _row(release, rule, decision, before.get(rule.metric), at) if decision else None
        if row is not None:
            found.append(row)
    return found


def _decided(
    release: Release, rule: Rule, window: Window, before: Measurement | None, rules: list[Rule]
) -> tuple[Metric, Decision, str] | None:
    """The decision on one guardrail; None where its metric cannot be measured."""
    try:
        of = metric(rule.metric)
        arms = of.measure(release, window)
    except UnknownMetricError:
        return None
    except DatabaseError:
        raise
    except Exception:
        # One metric that cannot be measured does not keep the others from guarding.
        _log.exception("a metric could not be measured", extra={"metric": rule.metric})
        return None
    decision = decide(
        of, rule, arms,
        before=before.state if before else {},
        chance=chance_of(rule, rules, release.ring),
        share=release.share / BUCKETS,
    )  # fmt: skip
    return of, decision, arms.control_is


def _row(
    release: Release,
    rule: Rule,
    found: tuple[Metric, Decision, str],
    before: Measurement | None,
    at: datetime,
) -> Measurement | None:
    """The row to be stored; None where it would say what the last one says."""
    _of, decision, control_is = found
    row = Measurement(
        release=release,
        metric=rule.metric,
        ring=release.ring,
        number=before.number + 1 if before else 1,
        at=at,
        control_is=control_is,
        treated_n=decision.treated_n,
        treated=decision.treated,
        control_n=decision.control_n,
        control=decision.control,
        harm=decision.harm,
        low=decision.low,
        high=decision.high,
        most_harm=decision.most_harm,
        log_evidence=decision.log_evidence,
        needed=decision.needed,
        decision=decision.kind,
        state=dict(decision.state),
    )
    return row if before is None or _says(row) != _says(before) else None


def _says(row: Measurement) -> tuple[object, ...]:
    """What makes two measurements say the same."""
    counts = row.treated_n, round(row.treated, 9), row.control_n, round(row.control, 9)
    return *counts, row.decision, row.needed, row.most_harm
