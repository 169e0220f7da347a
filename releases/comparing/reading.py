"""How a revision reads, whatever its kind: facts and passages; and what changed between two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from releases.comparing.anchors import with_own_ids
from releases.comparing.folding import Folded, Shown, folded
from releases.comparing.markup import Marks, marked
from releases.comparing.matching import Budget
from releases.comparing.words import pieces


@dataclass(frozen=True, slots=True)
class Fact:
    """Something short: a title, points, which choice is right. `value` is for people."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Something written: `source` as its author typed it, `html` as learners see it.

    `key` tells which passages of two revisions are the same one. The markup is shown as it is, so
    it has to come from the renderer.
    """

    key: str
    label: str
    source: str
    html: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a revision says."""

    facts: tuple[Fact, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that differs; empty on the side that does not have it."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage that differs, both as written and as seen; empty on the side that lacks it."""

    key: str
    label: str
    source: list[Shown | Folded]
    """Empty where the author wrote the same and only the renderer made something else of it."""
    old: str
    new: str
    is_marked: bool
    """Whether any word differs that learners see."""


@dataclass(slots=True)
class Comparison:
    """What changed from one reading to another."""

    facts: list[FactChange] = field(default_factory=list)
    passages: list[PassageChange] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    """Labels of whatever did not change."""
    is_coarse: bool = False
    """Whether there was too much to look at every word."""


def compare(old: Reading, new: Reading, *, gone: Marks, come: Marks) -> Comparison:
    """What differs, in order; what only the new one has comes last."""
    found = Comparison()
    for fact in _facts(old, new):
        if fact.old == fact.new:
            found.same.append(fact.label)
        else:
            found.facts.append(fact)
    budgets = Budget(), Budget()
    for before, after in _passages(old, new):
        if before == after:
            found.same.append(after.label)
        else:
            found.passages.append(_change(before, after, gone, come, budgets))
    found.is_coarse = any(budget.is_spent for budget in budgets)
    return found


def _facts(old: Reading, new: Reading) -> Iterator[FactChange]:
    before = {fact.label: fact.value for fact in old.facts}
    after = {fact.label: fact.value for fact in new.facts}
    for label in before | after:
        yield FactChange(label, before.get(label, ""), after.get(label, ""))


def _passages(old: Reading, new: Reading) -> Iterator[tuple[Passage, Passage]]:
    before = {passage.key: passage for passage in old.passages}
    after = {passage.key: passage for passage in new.passages}
    for key, passage in (before | after).items():
        nothing = Passage(key, passage.label, "", "")
        yield before.get(key, nothing), after.get(key, nothing)


def _change(
    before: Passage, after: Passage, gone: Marks, come: Marks, budgets: tuple[Budget, Budget]
) -> PassageChange:
    is_rewritten = before.source != after.source
    old, new, is_marked = marked(before.html, after.html, gone=gone, come=come, budget=budgets[1])
    return PassageChange(
        key=after.key,
        label=after.label,
        source=folded(pieces(before.source, after.source, budgets[0])) if is_rewritten else [],
        old=with_own_ids(old, f"old-{after.key}-", side=f"old-{after.key}"),
        new=with_own_ids(new, f"new-{after.key}-", side=f"new-{after.key}"),
        is_marked=is_marked,
    )
