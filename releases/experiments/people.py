"""Learners of an experiment, folded into two arms. Pure.

The unit is a person: with whatever they did as a guest. By *intention to treat* a person belongs
to the arm that their bucket puts them into, whether or not they read the new text to its end; who
has not begun the changed section since the experiment started has had nothing to differ by, and
is not in it. (M. A. Hernán, J. M. Robins, “Per-protocol analyses of pragmatic trials”, NEJM 377
(2017); R. Kohavi, D. Tang, Y. Xu, Trustworthy Online Controlled Experiments, 2020, chapter 20, on
counting only those whom the change could reach.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from releases.rings import bucket


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who began the changed section while the experiment ran; nobody of the staff.

    `keys` are those of their learner and of each guest they were. `answered_at` is the time of
    their first try at the outcome question, None where they have not tried it.
    """

    keys: tuple[str, ...]
    answered_at: datetime | None = None
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """First tries at the outcome question, and how many of them were right."""

    n: int = 0
    right: int = 0

    @property
    def share(self) -> float:
        """The part that was right; 0 of nothing, which callers tell by `n`."""
        return self.right / self.n if self.n else 0.0


@dataclass(slots=True)
class Arm:
    """One arm: how many began, and the first tries of those who came to the question, in order."""

    begun: int = 0
    tries: list[tuple[datetime, bool]] = field(default_factory=list)

    def counts(self, most: int | None = None) -> Counts:
        """Of all tries, or of the first so many."""
        tries = self.tries[:most]
        return Counts(len(tries), sum(is_right for _at, is_right in tries))


@dataclass(frozen=True, slots=True)
class Compared:
    """Both arms, and how many persons came from one into the other and are in neither."""

    treated: Arm
    control: Arm
    crossed: int = 0


def compare(people: Iterable[Person], *, salt: str, share: int) -> Compared:
    """The arms of these people, with a release that reaches `share` buckets."""
    treated, control, crossed = Arm(), Arm(), 0
    for person in people:
        arms = {bucket(key, salt) < share for key in person.keys}
        if len(arms) > 1:
            crossed += 1
            continue
        arm = treated if arms == {True} else control
        arm.begun += 1
        if person.answered_at is not None:
            arm.tries.append((person.answered_at, person.is_right))
    for arm in (treated, control):
        arm.tries.sort(key=lambda each: each[0])
    return Compared(treated, control, crossed)
