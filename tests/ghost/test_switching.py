"""A dark release is read in the background from when somebody says so until it may not be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from releases.ghost.background import read_ghosts
from releases.ghost.keeping import MOST_KEPT, keep
from releases.ghost.noting import Note, notes
from releases.ghost.watching import Wanted, end_what_is_over, switch_off, switch_on
from releases.models import AuditEvent, GhostNote, GhostWatch, Release
from releases.promotion import collect, promote, roll_back, take_out
from releases.refusals import MovedMeanwhileError, MoveRefusedError
from releases.rings import Ring
from tests.factories import NOW, Lesson, ReleaseFactory, SectionRevisionFactory
from tests.ghost.watched import ALL, ada, dark, turned_round, watch

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def one_note(begun: GhostWatch) -> None:
    """Something that waits to be read."""
    GhostNote.objects.create(watch=begun, section=begun.sections[0], at=NOW)


def ended(begun: GhostWatch) -> tuple[str, int]:
    """Why it ended, and how many notes are left of it."""
    begun.refresh_from_db()
    assert (begun.ended_at is None) == (begun.ended_why == "")
    return begun.ended_why, begun.notes.count()


def test_it_says_how_much_where_and_by_whom_and_is_in_the_record() -> None:
    lesson = Lesson()
    release = dark(lesson)

    begun = watch(release, NOW, Wanted(share=250, days=1, most=9))

    begun.refresh_from_db()
    assert (begun.sections, begun.questions) == (
        [lesson.section.pk],
        [[lesson.section.pk, "first-check"]],
    )
    assert (begun.share, begun.until, begun.begun_by) == (250, NOW + timedelta(days=1), ada())
    event = AuditEvent.objects.get(action="ghost_on")
    assert event.note == "2.5 % of the learners, 1 day, at most 9 readings"
    assert str(begun) == f"{release} · {NOW:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("ring", [Ring.A2, Ring.A3, Ring.ROLLED_BACK])
def test_what_learners_see_or_was_taken_back_is_not_read(ring: Ring) -> None:
    release = ReleaseFactory.create(ring=ring, moves=3)

    with pytest.raises(MoveRefusedError, match="it is measured"):
        switch_on(release, ALL, by=ada(), at=NOW)


def test_what_ships_nothing_or_is_read_already_is_not_begun() -> None:
    with pytest.raises(MoveRefusedError, match="ships nothing"):
        switch_on(ReleaseFactory.create(), ALL, by=ada(), at=NOW)

    release = dark(Lesson())
    watch(release, NOW)
    with pytest.raises(MovedMeanwhileError, match="before you"):
        switch_on(release, ALL, by=ada(), at=NOW)


def test_somebody_switches_it_off_once_and_what_waits_is_thrown_away() -> None:
    begun = watch(dark(Lesson()), NOW)
    one_note(begun)

    switch_off(begun, by=ada(), at=LATER)

    assert ended(begun) == ("off", 0)
    assert (begun.ended_by, begun.ended_at) == (ada(), LATER)
    assert AuditEvent.objects.filter(action="ghost_off", by=ada()).count() == 1
    with pytest.raises(MovedMeanwhileError):
        switch_off(begun, by=ada(), at=LATER)


def to_a2(release: Release) -> None:
    promote(release, by=ada(), at=LATER, override=True, reason="now")


def back(release: Release) -> None:
    roll_back(release, by=ada(), at=LATER, reason="no")


@pytest.mark.parametrize("move", [to_a2, back])
def test_it_ends_in_the_move_by_which_learners_get_it_or_never_will(
    move: object,
) -> None:
    release = dark(Lesson())
    begun = watch(release, NOW)
    promote(release, by=ada(), at=LATER)
    one_note(begun)
    assert ended(begun) == ("", 1)

    move(release)  # type: ignore[operator]

    assert ended(begun) == ("moved", 0)
    assert begun.ended_at == LATER


def test_it_ends_by_itself_after_its_days_its_readings_or_another_content() -> None:
    lesson = Lesson()
    release = dark(lesson)
    begun = [watch(release, NOW, Wanted(500, days=1, most=1))]
    end_what_is_over(at=NOW + timedelta(days=1) - timedelta(seconds=1))
    assert ended(begun[0]) == ("", 0)
    end_what_is_over(at=NOW + timedelta(days=1))

    begun.append(watch(release, NOW, Wanted(500, days=1, most=1)))
    one_note(begun[1])
    one_note(begun[1])
    assert read_ghosts(at=NOW) == 1

    begun.append(watch(release, NOW))
    one_note(begun[2])
    collect(release, [SectionRevisionFactory.create(section=lesson.section, number=2)])
    assert read_ghosts(at=NOW) == 0

    assert [ended(each) for each in begun] == [("time", 0), ("full", 0), ("changed", 0)]


def test_notes_of_a_watch_are_kept_up_to_a_number_and_of_one_that_ended_not_at_all() -> None:
    lesson = Lesson()
    draft = turned_round(lesson)
    release = dark(lesson, draft)
    begun = watch(release, NOW)
    note = Note(begun.pk, (lesson.section.pk, ""), NOW)
    full = [GhostNote(watch=begun, section=1, at=NOW) for _ in range(MOST_KEPT - 1)]
    GhostNote.objects.bulk_create(full)

    keep([note, note, note], {begun.pk: 4})

    begun.refresh_from_db()
    assert (begun.notes.count(), begun.dropped) == (MOST_KEPT, 6)
    assert str(begun.notes.last()) == f"{begun.pk} · {lesson.section.pk}"
    switch_off(begun, by=ada(), at=LATER)
    keep([note], {begun.pk: 1})
    assert ended(begun) == ("off", 0)
    assert begun.dropped == 6
    take_out(release, draft)
    notes.forget()
