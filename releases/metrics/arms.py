"""Who is in which arm of a release, and what they did, folded into two samples. Pure.

Staff see a release before everyone else and read otherwise than learners. In ring A1 there is
nobody else: they are the treated, compared with nobody. In A2 and A3 they are in neither arm. In
A2 the treated are the learners whose bucket lies below the share *at the time of what they did*,
the others are the control at the same time. In A3 everyone is treated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from releases.metrics.stages import Span, Stage
from releases.metrics.values import NOTHING, Arms, ControlIs, Sample
from releases.rings import Ring, bucket

type Arm = Literal["treated", "control"]

type Row = tuple[str, bool, int, int, float, float]
"""Of one learner in one span: key, whether staff, the span's place, n, total, squares."""

CONTROL_IS: dict[Ring, ControlIs] = {
    Ring.A1: "none",
    Ring.A2: "concurrent",
    Ring.A3: "before",
}


def arm_of(ring: Ring, span: Span, salt: str, key: str, *, is_staff: bool) -> Arm | None:
    """The arm of what a learner did in the span; None for what counts in neither."""
    if ring == Ring.A1:
        return "treated" if is_staff else None
    if is_staff:
        return None
    if ring == Ring.A3:
        return "control" if span.is_before else "treated"
    return "treated" if bucket(key, salt) < span.share else "control"


def fold(stage: Stage, rows: Iterable[Row]) -> Arms:
    """Both arms, from one row for each learner and span; a learner's spans are put together."""
    people: dict[tuple[Arm, str], tuple[int, float, float]] = {}
    for key, is_staff, place, n, total, squares in rows:
        arm = arm_of(stage.ring, stage.spans[place], stage.salt, key, is_staff=is_staff)
        if arm is not None:
            m, sums, of_squares = people.get((arm, key), (0, 0.0, 0.0))
            people[arm, key] = (m + n, sums + total, of_squares + squares)
    treated, control = (_sample(people, arm) for arm in ("treated", "control"))
    return Arms(treated, control, CONTROL_IS[stage.ring])


def _sample(people: dict[tuple[Arm, str], tuple[int, float, float]], wanted: str) -> Sample:
    """One arm, added up person by person."""
    sums = [each for (arm, _key), each in people.items() if arm == wanted]
    if not sums:
        return NOTHING
    alike = (
        len(sums),
        sum(n * n for n, _total, _squares in sums),
        sum(n * total for n, total, _squares in sums),
        sum(total * total for _n, total, _squares in sums),
    )
    n, total, squares = (sum(column) for column in zip(*sums, strict=True))
    return Sample(int(n), total, squares, together=alike)
