"""A check's mark as it counts now: what was told, and what was decided of it since."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizzes.marks import CheckMark, Regraded

VOID, WAITING = "void", "waiting"


@dataclass(frozen=True, slots=True)
class Now:
    """What one response counts as: a verdict as `quizzes.Standing` has them, and points.

    `regrade_id` is None where it counts as told, or where no regrade decided.
    """

    verdict: str
    points: int
    regrade_id: int | None = None


@dataclass(frozen=True, slots=True)
class TwoMarks:
    """The mark as it was told and as it counts now, after the same response."""

    told: CheckMark
    now: CheckMark

    @classmethod
    def of(cls, mark: CheckMark) -> TwoMarks:
        """Of a mark about which nothing was decided."""
        return cls(mark, mark)

    def and_then(self, told: CheckMark, now: Now) -> TwoMarks:
        """Both after one more response: what it led to as told, and what it counts as now.

        An answer after the one that was right counts nothing. One at a later revision stands
        where it brought more.
        """
        if not self.now.is_finished:
            return TwoMarks(told, mark_now(told, now))
        if self.now.revision_id == told.revision_id:
            return TwoMarks(told, _further(self.now, told))
        after = mark_now(told, now)
        is_better = after.is_finished and after.points >= self.now.points
        return TwoMarks(told, after if is_better else self.now)


def mark_now(told: CheckMark, now: Now) -> CheckMark:
    """The mark that a response leaves which was told as `told` says and counts as `now` says.

    What was told as right and no longer is, is finished all the same: its answer was shown. So
    is what waited for a grader who did not find it right.
    """
    regraded = None
    if now.regrade_id is not None:
        is_void = now.verdict == VOID
        regraded = Regraded(now.regrade_id, told.verdict, told.points, is_void=is_void)
    verdict = told.verdict
    if now.verdict == "correct":
        verdict = "correct"
    elif verdict in ("correct", WAITING) and now.verdict not in (VOID, WAITING):
        verdict = "shown"
    return replace(told, verdict=verdict, points=now.points, regraded=regraded)


def _further(before: CheckMark, told: CheckMark) -> CheckMark:
    """A mark that was finished already, with the tries that were told since."""
    regraded = before.regraded
    if regraded is not None:
        regraded = replace(regraded, verdict=told.verdict, points=told.points)
    return replace(
        before, wrong=told.wrong, choice=told.choice, regraded=regraded, confidence=told.confidence
    )
