"""Moving the progress of many learners at one place of a section at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from accounts.models import Learner
from courses.completing import first_completed
from courses.embeds import Mark, embed_of
from courses.facts import Fact
from courses.histories import histories_of
from courses.models import Section, SectionProgress
from courses.reading.compiled import CompiledSection
from courses.reading.compiling import compiled_course
from courses.reading.page import is_complete, score_of
from courses.reading.standing import Progress
from releases.models import Release
from releases.rings import reaches

AT_ONCE = 500
_TABLE = SectionProgress._meta.db_table
# The row is locked; the count tells whoever read it before that it is no longer as they saw it.
_WRITE = f"""
UPDATE {_TABLE} SET marks = %s, answered = %s, points = %s,
    completed_at = COALESCE(completed_at, %s), updates = updates + 1
WHERE id = %s
"""


@dataclass(slots=True)
class People:
    """Persons and the guests they were, as `courses.facts` wants to know them."""

    persons: list[int]
    everyone: dict[int, int] = field(default_factory=dict)
    """By learner: whose work it is now. Persons, then guests in the order of their merging."""

    @classmethod
    def of(cls, persons: Iterable[int]) -> People:
        """These persons and their guests: one query."""
        found = cls(sorted(persons))
        guests = Learner.objects.filter(merged_into__in=found.persons).order_by("merged_at", "id")
        found.everyone = {person: person for person in found.persons} | dict(
            guests.values_list("id", "merged_into_id")
        )
        return found


def last_marks(name: str, facts: Iterable[Fact], people: People) -> dict[int, Mark]:
    """The mark of one place by person: their own, or a guest's where that went further.

    As `rebuild_progress` chooses them.
    """
    by_learner = {fact.learner_id: fact.mark for fact in facts}
    embed = embed_of(name.partition(":")[0])
    marks: dict[int, Mark] = {}
    for learner, person in people.everyone.items():
        if learner in by_learner:
            kept, mark = marks.get(person), by_learner[learner]
            marks[person] = mark if kept is None or embed is None else embed.better(kept, mark)
    return marks


def remark(section: Section, name: str, marks: Mapping[int, Mark]) -> None:
    """Store these marks of one place, by person, with what they make of the section.

    Inside the caller's transaction; nobody answers in these sections until it ends. Times stay
    as they are: nothing was done by the learner. A section once completed stays so.
    """
    seen = _Seen(section)
    persons = sorted(marks)
    for start in range(0, len(persons), AT_ONCE):
        rows = _locked(section, persons[start : start + AT_ONCE])
        for row in rows:
            row.marks = {**row.marks, name: marks[row.person]}
        _store(seen, rows)


def recount(section: Section, *, but: Collection[int] = ()) -> None:
    """Count again for everyone who has begun the section: what it asks for is now another.

    As `remark`; the marks stay. `but` are persons for whom it is done already.
    """
    seen = _Seen(section)
    begun = SectionProgress.objects.filter(section=section).order_by("learner_id")
    done = set(but)
    persons = [each for each in begun.values_list("learner_id", flat=True) if each not in done]
    for start in range(0, len(persons), AT_ONCE):
        _store(seen, _locked(section, persons[start : start + AT_ONCE]))


@dataclass(slots=True)
class _Row:
    """What is stored of one person in the section; `key` and `is_staff` are what rings go by."""

    id: int
    person: int
    marks: dict[str, Mark]
    is_complete: bool
    key: str
    is_staff: bool


def _locked(section: Section, persons: list[int]) -> list[_Row]:
    """Their rows, locked in one order for all who do this."""
    rows = SectionProgress.objects.filter(section=section, learner__in=persons)
    rows = rows.order_by("learner_id")
    list(rows.select_for_update().values_list("id"))
    values = rows.values_list(
        "id", "learner_id", "marks", "completed_at", "learner__key",
        "learner__user__is_staff", "learner__user__is_active",
    )  # fmt: skip
    return [
        _Row(pk, person, marks, end is not None, key, bool(is_staff and is_active))
        for pk, person, marks, end, key, is_staff, is_active in values
    ]


class _Seen:
    """The section as each learner sees it, from one query for all of them."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.course = section.module.course
        live = Release.objects.live().filter(scope=self.course.slug)
        self._compiled: dict[tuple[int, ...], CompiledSection | None] = {}
        self.releases = list(live.values_list("id", "ring", "share", "salt"))

    def by(self, learner: _Row) -> CompiledSection | None:
        """As this learner sees it, or None where it is not released to them."""
        reaching = tuple(
            sorted(
                release
                for release, ring, share, salt in self.releases
                if reaches(ring, share, salt, learner)
            )
        )
        if reaching not in self._compiled:
            # Not from the process's cache: this transaction may have changed what it compiles.
            course = compiled_course.__wrapped__(self.course.pk, 0, reaching)
            self._compiled[reaching] = course.section_by_id(self.section.pk)
        return self._compiled[reaching]


def _store(seen: _Seen, rows: list[_Row]) -> None:
    """Count what the marks add up to and write every row."""
    done: dict[int, CompiledSection] = {}
    counted: list[tuple[int, int]] = []
    for row in rows:
        section, progress = seen.by(row), Progress(row.marks)
        counted.append(_counted(progress, section))
        if section is not None and not row.is_complete and is_complete(section, progress):
            done[row.person] = section
    ends = dict(_completed(done, seen.section.pk))
    with connection.cursor() as cursor:
        cursor.executemany(
            _WRITE,
            [
                (json.dumps(row.marks), *counts, _adapted(ends.get(row.person)), row.id)
                for row, counts in zip(rows, counted, strict=True)
            ],
        )


def _adapted(end: datetime | None) -> str | None:
    return connection.ops.adapt_datetimefield_value(end) if end else None


def _counted(progress: Progress, section: CompiledSection | None) -> tuple[int, int]:
    """Answered and points, as the section stands today for this learner."""
    if section is not None:
        score = score_of(section, progress)
        return score.answered, score.points
    tallies = [
        embed.tally(mark)
        for name, mark in progress.marks.items()
        if (embed := embed_of(name.partition(":")[0])) is not None
    ]
    return sum(done for done, _points in tallies), sum(points for _done, points in tallies)


def _completed(
    done: Mapping[int, CompiledSection], section_id: int
) -> Iterator[tuple[int, datetime | None]]:
    """When each of those who have now done everything had done it."""
    people = People.of(done).everyone
    if not done:
        return
    histories = histories_of(people)
    for person, section in done.items():
        members = histories[person, section_id]
        in_order = {each: members[each] for each in people if each in members}
        yield person, first_completed(section, in_order)
