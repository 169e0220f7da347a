"""What two lists have in common, in order: the shortest way from one to the other, within bounds.

The method is Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: of all
ways that cost d changes, keep for each diagonal the one that reaches farthest; then d + 1.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise

type Run = tuple[int, int, int]
"""Where it starts in the old list, where in the new one, and how many entries are alike."""

type Reached = list[int]
"""How far along the old list each diagonal -d, -d + 2 … d has come."""

STEPS = 1_000_000
"""What one comparison may take: about a second."""


class Budget:
    """Steps that may still be taken. Once they are gone, what is left counts as changed."""

    def __init__(self, steps: int = STEPS) -> None:
        self.left = steps
        self.is_spent = False

    def spend(self, steps: int) -> bool:
        """Take steps; False where there are not enough."""
        if steps > self.left:
            self.is_spent = True
            return False
        self.left -= steps
        return True


def matching[T: Hashable](old: Sequence[T], new: Sequence[T], budget: Budget) -> list[Run]:
    """The runs that both lists share, in order. Beginning and end are found at no cost."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    end = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end], budget)
    runs = [(0, 0, start), *((i + start, j + start, n) for i, j, n in middle)]
    return [run for run in (*runs, (len(old) - end, len(new) - end, end)) if run[2]]


def _middle[T: Hashable](old: Sequence[T], new: Sequence[T], budget: Budget) -> list[Run]:
    """The runs within; none where the budget does not last."""
    if not old or not new:
        return []
    trace: list[Reached] = []
    reached: Reached = [0]
    changes = 0
    # Each round looks at one diagonal more than the one before.
    while budget.spend(changes + 1):
        reached = _farther(old, new, changes, reached)
        trace.append(reached)
        last = len(old) - len(new) + changes
        if last % 2 == 0 and 0 <= last // 2 <= changes and reached[last // 2] >= len(old):
            return _way_back(len(old), len(new), trace)
        changes += 1
    return []


def _farther[T: Hashable](
    old: Sequence[T], new: Sequence[T], changes: int, before: Reached
) -> Reached:
    """With one change more: how far each diagonal comes. Diagonal k stands at (k + changes) / 2."""
    reached: Reached = []
    length, width = len(old), len(new)
    for place in range(changes + 1):
        x = _from(before, changes, place)[0]
        y = x - (2 * place - changes)
        while x < length and 0 <= y < width and old[x] == new[y]:
            x, y = x + 1, y + 1
        reached.append(x)
    return reached


def _from(before: Reached, changes: int, place: int) -> tuple[int, int]:
    """Where a diagonal is entered, and from which place of the round before it is."""
    if changes == 0:
        return 0, 0
    if place == 0 or (place < changes and before[place - 1] < before[place]):
        return before[place], place
    return before[place - 1] + 1, place - 1


def _way_back(length: int, width: int, trace: list[Reached]) -> list[Run]:
    """The runs of the way that was found, from its end to its beginning, then turned round."""
    last = len(trace) - 1
    place = (length - width + last) // 2
    x = length
    runs: list[Run] = []
    for changes in range(last, -1, -1):
        start, came_from = _from(trace[changes - 1] if changes else [0], changes, place)
        runs.append((start, start - (2 * place - changes), x - start))
        if changes:
            x, place = trace[changes - 1][came_from], came_from
    return [run for run in reversed(runs) if run[2]]


def gaps(runs: Sequence[Run], length: int, width: int) -> list[tuple[slice, slice]]:
    """What lies between the runs in the old and in the new list, where there is anything."""
    around = [(0, 0, 0), *runs, (length, width, 0)]
    found = [
        (slice(i + n, next_i), slice(j + n, next_j))
        for (i, j, n), (next_i, next_j, _) in pairwise(around)
    ]
    return [(a, b) for a, b in found if a.start < a.stop or b.start < b.stop]
