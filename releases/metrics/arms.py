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
    """Both arms, from one row for each learner and span."""
    arms = {"treated": NOTHING, "control": NOTHING}
    for key, is_staff, place, n, total, squares in rows:
        arm = arm_of(stage.ring, stage.spans[place], stage.salt, key, is_staff=is_staff)
        if arm is not None:
            alike = (1, n * n, n * total, total * total)
            arms[arm] += Sample(n, total, squares, together=alike)
    return Arms(arms["treated"], arms["control"], CONTROL_IS[stage.ring])
