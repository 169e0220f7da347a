"""What a response counts as now moves the marks, and the response keeps what was told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from courses.models import SectionProgress
from courses.rebuilding import rebuild
from quizzes import standings
from quizzes.models import Response, Standing
from quizzes.standings import Change
from tests.factories import NOW, Lesson, UserFactory
from tests.quizzes.lives import Life

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def life() -> Life:
    """Somebody who needed two tries for the first check."""
    life = Life(Lesson())
    life.answer("person", "first-check", "wrong-a")
    life.answer("person", "first-check", "right")
    return life


def _apply(*changes: tuple[str, int]) -> frozenset[int]:
    responses = Response.objects.order_by("id")
    pairs = zip(responses, changes, strict=True)
    return standings.apply(
        [Change(row.pk, *change) for row, change in pairs], by=UserFactory.create(), at=LATER
    )


def test_a_standing_moves_points_and_leaves_the_response_as_told(life: Life) -> None:
    told = list(Response.objects.values())

    _apply(("correct", 2), ("correct", 0))

    assert list(Response.objects.values()) == told
    now = Response.objects.standing().order_by("id").values_list("verdict_now", "points_now")
    assert list(now) == [("correct", 2), ("correct", 0)]
    assert SectionProgress.objects.get().points == 2


def test_progress_moved_is_progress_rebuilt(life: Life) -> None:
    _apply(("correct", 2), ("correct", 0))

    assert list(rebuild(write=False)) == [False]


def test_what_is_again_as_told_has_no_standing(life: Life) -> None:
    before = SectionProgress.objects.values("marks", "points").get()
    _apply(("correct", 2), ("correct", 0))

    _apply(("incorrect", 0), ("correct", 1))

    assert not Standing.objects.exists()
    assert SectionProgress.objects.values("marks", "points").get() == before


def test_listeners_hear_the_questions(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standings, "_listeners", [])
    heard: list[frozenset[int]] = []
    standings.register_listener(heard.append)

    questions = _apply(("correct", 2), ("correct", 0))

    assert heard == [questions]
    assert questions == {life.lesson.questions["first-check"].question_id}


def test_a_listener_is_called_once_however_often_it_registers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(standings, "_listeners", [])
    heard: list[frozenset[int]] = []
    listener = standings.register_listener(heard.append)
    standings.register_listener(listener)

    standings.apply([], by=None, at=LATER)

    assert heard == [frozenset()]
