"""What is kept of the first tries at a question: whole numbers, from which all else follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

INCOMPLETE = -1
"""The score of somebody who has not tried every scored question of the check."""
COUNTED = ("correct", "incorrect", "shown")
"""The verdicts that say something of the question; an answer not yet graded says nothing."""

type Cell = tuple[int, str, str]
"""Score in the check (or INCOMPLETE), verdict, what was said: keys of choices, or ""."""


@dataclass(frozen=True, slots=True)
class Tally:
    """First tries at a question revision, or at all its revisions together: how many of each."""

    answers: Mapping[Cell, int] = field(default_factory=dict)
    times: Mapping[int, int] = field(default_factory=dict)
    """How many took that many milliseconds, in two leading digits (see `leading`)."""

    @property
    def n(self) -> int:
        """How many first tries."""
        return sum(self.answers.values())

    def of(self, *verdicts: str) -> int:
        """How many had one of these verdicts."""
        return sum(n for (_score, verdict, _said), n in self.answers.items() if verdict in verdicts)


def together(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    answers: Counter[Cell] = Counter()
    times: Counter[int] = Counter()
    for tally in tallies:
        answers.update(tally.answers)
        times.update(tally.times)
    return Tally(answers, times)


def leading(ms: int) -> int:
    """Milliseconds in their two leading digits: 12,345 is kept as 12,000."""
    step = step_at(ms)
    return ms // step * step


def step_at(ms: int) -> int:
    """How wide the class of times is that this one belongs to."""
    return int(10 ** max(len(str(ms)) - 2, 0))


def median_ms(times: Mapping[int, int]) -> int | None:
    """The time that half were quicker than, from classes of times; None of nothing.

    Within its class the times are taken as spread evenly. A class is at most a tenth of its times
    wide, so this is less than 10 % from the exact median, and mostly far less.
    """
    n, below = sum(times.values()), 0
    for ms, above in pairwise([*sorted(times), 0]):
        step = step_at(ms)
        end = ms + step if step > 1 else ms
        if 2 * (below + times[ms]) == n:
            return (end + above) // 2
        if 2 * (below + times[ms]) > n:
            return ms + round((end - ms) * (n / 2 - below) / times[ms])
        below += times[ms]
    return None
