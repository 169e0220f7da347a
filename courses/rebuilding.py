"""Deriving progress again from the facts it repeats, and mending the rows that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accounts.models import Learner
from courses.completing import first_completed, section_as_seen
from courses.embeds import Mark, embed_of
from courses.facts import fact_sources
from courses.histories import History, Marks, histories_of
from courses.models import Section, SectionProgress
from courses.reading.page import score_of
from courses.reading.standing import Progress

AT_ONCE = 200


def rebuild(*, write: bool) -> Iterator[bool]:
    """Go over every person's sections: True for each whose stored progress differs.

    Stores what the facts say where `write` is set, unless the learner's own answer comes
    between: then the row is right already, or the next rebuild mends it. Of those who deleted
    their data no progress is made again.
    """
    people = Learner.objects.filter(merged_into=None, forgotten_at=None)
    everyone = list(people.order_by("id").values_list("id", flat=True))
    for start in range(0, len(everyone), AT_ONCE):
        yield from _rebuild_some(everyone[start : start + AT_ONCE], write=write)


def _rebuild_some(persons: Sequence[int], *, write: bool) -> Iterator[bool]:
    stored = {
        (progress.learner_id, progress.section_id): progress
        for progress in SectionProgress.objects.filter(learner__in=persons)
    }
    guests = Learner.objects.filter(merged_into__in=persons).order_by("merged_at", "id")
    people = {person: person for person in persons} | dict(
        guests.values_list("id", "merged_into_id")
    )
    learners = Learner.objects.select_related("user").in_bulk(persons)
    histories = histories_of(people)
    places = sorted(stored.keys() | histories.keys())
    sections = Section.objects.select_related("module__course").in_bulk({s for _p, s in places})
    for person, section in places:
        kept = stored.get((person, section))
        members = histories[person, section]
        in_order = {each: members[each] for each in people if each in members}
        work = Work(learners[person], sections[section], in_order, kept)
        wanted = work.progress()
        differs = _content(kept) != _content(wanted)
        if differs and write:
            _store(kept, wanted)
        yield differs


@dataclass(frozen=True, slots=True)
class Work:
    """All that one person, and the guests they were, did in one section."""

    learner: Learner
    section: Section
    members: Mapping[int, History]
    """By learner; the guests in the order in which they were merged."""
    kept: SectionProgress | None

    def progress(self) -> SectionProgress | None:
        """The row that the facts make; None where there is nothing to keep."""
        others = self._marks_without_records()
        marks = others | self._derived_marks()
        if not marks:
            return None
        times = [fact.at for history in self.members.values() for fact in history.facts]
        if self.kept is not None and others:
            times += [self.kept.started_at, self.kept.updated_at]
        progress = SectionProgress(
            learner=self.learner, section=self.section, marks=marks,
            started_at=min(times), updated_at=max(times), updates=len(times),
        )  # fmt: skip
        self._count(progress)
        return progress

    def _marks_without_records(self) -> Marks:
        """Marks that are a record themselves, such as “read”: they stay as they are stored."""
        derived = {source.kind for source in fact_sources()}
        stored: Marks = self.kept.marks if self.kept is not None else {}
        return {name: mark for name, mark in stored.items() if kind_of(name) not in derived}

    def _derived_marks(self) -> Marks:
        """The person's own marks; those of the guests they were where these went further."""
        own = self.members.get(self.learner.pk)
        marks = own.marks if own is not None else {}
        for learner, history in self.members.items():
            for name, brought in history.marks.items() if learner != self.learner.pk else ():
                marks[name] = _better(name, marks.get(name), brought)
        return marks

    def _count(self, progress: SectionProgress) -> None:
        """Answered, points and completion, as the section stands today for this learner.

        A section once completed stays so, whatever it asks for now.
        """
        done = self.kept.completed_at if self.kept is not None else None
        compiled = section_as_seen(self.learner, self.section)
        if compiled is None:
            tallies = [_tally(name, mark) for name, mark in progress.marks.items()]
            progress.answered = sum(answered for answered, _points in tallies)
            progress.points = sum(points for _answered, points in tallies)
            progress.completed_at = done
            return
        score = score_of(compiled, Progress(progress.marks))
        progress.answered, progress.points = score.answered, score.points
        progress.completed_at = done or first_completed(compiled, self.members)


def kind_of(name: str) -> str:
    """The kind of a place: "check" for "check:announce-on-monday"."""
    return name.partition(":")[0]


def _better(name: str, own: Mark | None, brought: Mark) -> Mark:
    embed = embed_of(kind_of(name))
    return brought if own is None or embed is None else embed.better(own, brought)


def _tally(name: str, mark: Mark) -> tuple[bool, int]:
    embed = embed_of(kind_of(name))
    return (False, 0) if embed is None else embed.tally(mark)


def _content(progress: SectionProgress | None) -> tuple[object, ...] | None:
    if progress is None:
        return None
    return (
        progress.marks, progress.answered, progress.points,
        progress.started_at, progress.updated_at, progress.completed_at,
    )  # fmt: skip


def _store(kept: SectionProgress | None, wanted: SectionProgress | None) -> None:
    """Write, or delete, the row, provided that it still is as it was read."""
    if kept is None:
        SectionProgress.objects.bulk_create([wanted] if wanted else [], ignore_conflicts=True)
        return
    row = SectionProgress.objects.filter(pk=kept.pk, updates=kept.updates)
    if wanted is None:
        row.delete()
        return
    row.update(
        marks=wanted.marks, answered=wanted.answered, points=wanted.points,
        started_at=wanted.started_at, updated_at=wanted.updated_at,
        completed_at=wanted.completed_at, updates=kept.updates + 1,
    )  # fmt: skip
