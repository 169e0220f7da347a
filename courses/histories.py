"""What each learner did in each section, fact by fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from courses.embeds import Mark
from courses.facts import Fact, fact_sources
from courses.reading.compiled import CompiledSection

type Marks = dict[str, Mark]
type Place = tuple[int, int]
"""A person's id and a section's."""


@dataclass(slots=True)
class History:
    """What one learner did in one section, fact by fact."""

    facts: list[Fact] = field(default_factory=list)

    @property
    def marks(self) -> Marks:
        """The mark of each place after the last fact about it."""
        return {fact.name: fact.mark for fact in self.facts}

    def completed_at(self, section: CompiledSection) -> datetime | None:
        """When everything that the section requires today had been done once, or None."""
        marks = self.marks
        required = {
            placed.name: placed.item
            for placed in section.required
            if placed.item.counts(marks.get(placed.name))
        }
        done: set[str] = set()
        for fact in self.facts:
            if fact.name in required and required[fact.name].is_done(fact.mark):
                done.add(fact.name)
            if required and len(done) == len(required):
                return fact.at
        return None


def histories_of(people: Mapping[int, int]) -> dict[Place, dict[int, History]]:
    """By person and section: the person's own history and those of the guests they were."""
    found: dict[Place, dict[int, History]] = defaultdict(lambda: defaultdict(History))
    for source in fact_sources():
        for fact in source.facts(people):
            place = people[fact.learner_id], fact.section_id
            found[place][fact.learner_id].facts.append(fact)
    for members in found.values():
        for history in members.values():
            history.facts.sort(key=lambda fact: fact.at)
    return found
