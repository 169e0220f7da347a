"""A guest did one half of a section, the person the other: at sign-in it is complete."""

from datetime import timedelta

import pytest

from courses.models import SectionProgress
from courses.rebuilding import rebuild
from quizzes.models import Response
from releases.models import Release
from releases.rings import Ring
from tests.factories import NOW, Lesson
from tests.quizzes.lives import Life

pytestmark = pytest.mark.django_db


def halves(*acts: tuple[str, str, str]) -> Life:
    """A life with these answers in a section of two checks, one a minute."""
    life = Life(Lesson())
    for who, key, choice in acts:
        life.answer(who, key, choice)
    return life


def minutes(number: int) -> object:
    """The time of that act."""
    return NOW + timedelta(minutes=number)


@pytest.mark.parametrize(("first", "second"), [("guest", "person"), ("person", "guest")])
def test_two_halves_are_complete_since_the_later_one(first: str, second: str) -> None:
    life = halves((first, "first-check", "right"), (second, "second-check", "reveal"))
    assert not SectionProgress.objects.exclude(completed_at=None).exists()

    life.sign_in("guest")

    assert SectionProgress.objects.get().completed_at == minutes(2)


def test_what_came_after_the_later_half_does_not_move_the_date() -> None:
    life = halves(
        ("guest", "first-check", "right"),
        ("person", "second-check", "right"),
        ("guest", "second-check", "wrong-a"),
    )

    life.sign_in("guest")

    progress = SectionProgress.objects.get()
    assert (progress.completed_at, progress.updated_at) == (minutes(2), minutes(3))


def test_three_who_are_one_are_complete_together() -> None:
    life = halves(("person", "first-check", "wrong-a"), ("guest", "first-check", "right"))
    life.sign_in("guest")
    life.answer("other guest", "second-check", "right")

    life.sign_in("other guest")

    assert SectionProgress.objects.get().completed_at == minutes(4)
    assert not any(rebuild(write=False))


def test_halves_that_leave_something_open_are_not_complete() -> None:
    life = halves(("guest", "first-check", "right"), ("person", "second-check", "wrong-a"))

    life.sign_in("guest")

    assert SectionProgress.objects.get().completed_at is None


def test_what_is_released_no_longer_is_not_completed_by_signing_in() -> None:
    life = halves(("guest", "first-check", "right"), ("person", "second-check", "right"))
    Release.objects.update(ring=Ring.ROLLED_BACK)

    life.sign_in("guest")

    assert SectionProgress.objects.get().completed_at is None


def test_without_any_record_of_the_acts_the_last_change_is_the_date() -> None:
    life = halves(("guest", "first-check", "right"), ("person", "second-check", "right"))
    Response.objects.all().delete()

    life.sign_in("guest")

    assert SectionProgress.objects.get().completed_at == minutes(2)
