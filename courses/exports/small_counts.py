"""Counts so small that they point at somebody: told as "under 5" to who may not see individuals."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _

FEW = 5
"""Counts below it are told as "under 5". Nobody at all is told: that points at nobody."""
STEP = 5
"""What counts are rounded to for who may not see individuals."""
ENOUGH = 8
"""People from whom on an average of theirs is told to who may not see individuals."""
WITHHELD = "–"
"""What stands for a number that would tell a small one by a subtraction."""


def is_hidden(n: int, *, sees_individuals: bool) -> bool:
    """Whether a count is too small to be told to this reader."""
    return not sees_individuals and 0 < n < FEW


def rounded(n: int) -> int:
    """The count as it goes into what is shown to who may not see individuals.

    To the nearest five, so that no two numbers of a page, nor of two selections that differ by
    a few people, have a difference that tells of them. One to four become 1, which is told as
    "under 5"; nobody stays nobody. The rule is that of the Higher Education Statistics Agency's
    rounding strategy, save that it rounds the smallest counts to 0.
    """
    if n < FEW:
        return min(n, 1)
    return STEP * ((n + STEP // 2) // STEP)


def is_hidden_mean(n: int, *, sees_individuals: bool) -> bool:
    """Whether an average of so many, counted exactly or rounded, is not told to this reader."""
    return not sees_individuals and rounded(n) < rounded(ENOUGH)


def told_count(n: int, *, sees_individuals: bool) -> str:
    """The count, or that it is small."""
    if is_hidden(n, sees_individuals=sees_individuals):
        return _("under %(few)s") % {"few": FEW}
    return number_format(n, use_l10n=True, force_grouping=True)


def told_parts(parts: Sequence[int], *, sees_individuals: bool) -> list[str]:
    """Counts that add up to a number which is told elsewhere.

    Where exactly one of them is hidden the others would tell it: the smallest of those is then
    withheld too.
    """
    told = [told_count(n, sees_individuals=sees_individuals) for n in parts]
    hidden = [at for at, n in enumerate(parts) if is_hidden(n, sees_individuals=sees_individuals)]
    others = [at for at, n in enumerate(parts) if n and at not in hidden]
    if len(hidden) == 1 and others:
        told[min(others, key=lambda at: parts[at])] = WITHHELD
    return told
