"""What waits is read with the dark release, and nothing but what was found comes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.http import HttpRequest

from courses.reading.compiled import CompiledSection
from courses.reading.section_page import SectionPage
from releases.ghost import background
from releases.ghost.background import MOST_DETAILS, read_ghosts
from releases.ghost.replaying import Found
from releases.models import GhostFigure, GhostNote, GhostWatch
from releases.promotion import take_out
from tests.factories import NOW, Lesson, QuestionRevisionFactory, SectionRevisionFactory, text_with
from tests.ghost.watched import dark, figures, guest_reads, look, turned_round, watch

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Watches begin when the lesson was made, and requests come then."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def everything() -> dict[str, object]:
    """Every row of every table that is not a ghost reading's own."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
        if model not in (GhostFigure, GhostNote, GhostWatch)
    }


def test_times_errors_and_verdicts_are_found_and_nobody_else_s_rows_change() -> None:
    lesson = Lesson()
    begun = watch(dark(lesson), NOW)
    guest_reads(lesson, "right")
    guest_reads(lesson, "wrong-b", "wrong-a")
    look()
    before = everything()

    assert read_ghosts(at=NOW) == 5

    assert everything() == before
    assert figures(begun) == {
        ("with", ""): 2,
        ("live", ""): 2,
        ("verdict", "wrong"): 1,
        ("verdict", "same"): 1,
        ("verdict", "right"): 1,
    }
    begun.refresh_from_db()
    assert (begun.taken, begun.notes.count()) == (5, 0)
    assert {each.place for each in begun.figures.all()} == {lesson.section.plate, "first-check"}
    assert read_ghosts(at=NOW) == 0


def test_figures_are_added_to_those_there_are() -> None:
    lesson = Lesson()
    begun = watch(dark(lesson), NOW)

    for _time in range(2):
        guest_reads(lesson, "right")
        look()
        read_ghosts(at=NOW)

    assert figures(begun)["verdict", "wrong"] == 2
    found = begun.figures.get(what="verdict")
    assert str(found) == "verdict · first-check · wrong: 2"


def test_an_answer_to_another_kind_of_question_could_not_be_given() -> None:
    lesson = Lesson()
    asked = lesson.questions["first-check"].question
    other = QuestionRevisionFactory.create(question=asked, number=2, kind="multiple")
    begun = watch(dark(lesson, other), NOW)
    guest_reads(lesson, "right")
    look()

    read_ghosts(at=NOW)

    assert figures(begun)["verdict", "gone"] == 1


def broken_titles(monkeypatch: pytest.MonkeyPatch, titles: set[str]) -> str:
    """Pages with such a title cannot be drawn; the line that tells why."""
    draw = SectionPage.body

    def body(page: SectionPage, request: HttpRequest, shown: CompiledSection | None = None) -> str:
        if page.section.title in titles:
            raise ZeroDivisionError("by " + "0" * 300)
        return draw(page, request, shown)

    monkeypatch.setattr(SectionPage, "body", body)
    return f"ZeroDivisionError: by {'0' * 178}"


def test_a_page_that_cannot_be_drawn_is_an_error_with_its_last_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lesson, titles = Lesson(), set[str]()
    line = broken_titles(monkeypatch, titles)
    text = SectionRevisionFactory.create(
        section=lesson.section, number=2, title="Dark", source=text_with("first-check")
    )
    begun = watch(dark(lesson, text), NOW)

    found = []
    for broken in ("Dark", lesson.revision.title):
        guest_reads(lesson)
        look()
        titles.add(broken)
        read_ghosts(at=NOW)
        found.append(figures(begun))

    # What is wrong with the page as everyone reads it says nothing of the release.
    assert found == [{("error", line): 1, ("live", ""): 1}, {("error", line): 2, ("live", ""): 1}]


def test_a_section_that_only_the_release_has_is_drawn_with_it_alone() -> None:
    lesson = Lesson()
    new = SectionRevisionFactory.create(section__module=lesson.section.module)
    begun = watch(dark(lesson, new), NOW)
    GhostNote.objects.create(watch=begun, section=new.section_id, at=NOW)

    read_ghosts(at=NOW)

    assert figures(begun) == {("with", ""): 1}


def test_different_errors_are_kept_up_to_a_number_and_then_counted_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = watch(dark(Lesson()), NOW)
    numbers = iter(range(1_000))

    def other_errors(_release: object, notes: list[GhostNote]) -> list[Found]:
        return [Found("error", "M06", f"E{next(numbers)}") for _note in notes]

    monkeypatch.setattr(background, "replay", other_errors)
    for _time in range(2):
        rows = [GhostNote(watch=begun, section=1, at=NOW) for _ in range(MOST_DETAILS // 2 + 1)]
        GhostNote.objects.bulk_create(rows)
        read_ghosts(at=NOW)

    assert begun.figures.count() == MOST_DETAILS + 1
    assert begun.figures.get(detail="…").n == 2


def test_what_nobody_read_for_an_hour_is_thrown_away_and_counted() -> None:
    begun = watch(dark(Lesson()), NOW)
    GhostNote.objects.create(watch=begun, section=1, at=NOW - timedelta(hours=1, seconds=1))

    assert read_ghosts(at=NOW) == 0

    begun.refresh_from_db()
    assert (begun.dropped, begun.taken, begun.notes.count()) == (1, 0, 0)


def test_a_worker_reads_a_bit_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = watch(dark(Lesson()), NOW)
    monkeypatch.setattr(background, "replay", lambda *_: [])
    monkeypatch.setattr(background, "AT_ONCE", 2)
    GhostNote.objects.bulk_create([GhostNote(watch=begun, section=1, at=NOW) for _ in range(5)])

    assert [read_ghosts(at=NOW, seconds=0) for _time in range(4)] == [2, 2, 1, 0]


def test_an_answer_to_a_question_that_is_taken_out_meanwhile_counts_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lesson = Lesson()
    draft = turned_round(lesson)
    release = dark(lesson, draft)
    begun = watch(release, NOW)
    guest_reads(lesson, "right")
    look()
    monkeypatch.setattr(background, "ends_as_changed", lambda *_, **__: False)
    take_out(release, draft)

    read_ghosts(at=NOW)

    assert ("verdict", "wrong") not in figures(begun)
