"""The acceptance suite: which combinations of toggles pass, and what the runs so far rule out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from .panel import TOGGLES

type Pair = tuple[str, str]

PAIRS: tuple[Pair, ...] = tuple((one, other) for one, other in combinations(TOGGLES, 2))
PARTNERS = TOGGLES[:3]

SUITES: Mapping[str, frozenset[str]] = {
    "all": frozenset(TOGGLES),
    "none": frozenset(),
    **{f"no_{toggle}": frozenset(TOGGLES) - {toggle} for toggle in TOGGLES},
}
"""The suites with fixed toggles, by name; "now" is the one with toggles as they stand."""


def clashing_pair(partner: int) -> Pair:
    """The two toggles that break each other; `partner` counts from 1."""
    return (PARTNERS[partner - 1], "checkout")


def passes(lit: Collection[str], clash: Pair) -> bool:
    """The suite fails where both toggles of the pair are on, and nowhere else."""
    return not set(clash) <= set(lit)


def suspects(runs: Iterable[tuple[Collection[str], bool]]) -> tuple[Pair, ...]:
    """The pairs that would explain all these runs: each what was on, and whether it passed."""
    seen = tuple(runs)
    return tuple(pair for pair in PAIRS if all(passes(lit, pair) == passed for lit, passed in seen))
