"""Moving releases: asked first, recorded, and never past the rules."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from releases.models import Release, ReleaseEvent
from releases.promotion import collect, promote
from releases.rings import Ring
from tests.admin.people import browser_of
from tests.admin.world import World
from tests.factories import NOW

LIST = "/admin/releases/release/"


def page(release: Release, what: str = "change") -> str:
    return f"/admin/releases/release/{release.pk}/{what}/"


def test_a_promotion_moves_one_ring_and_is_recorded(world: World, instructing: Client) -> None:
    collect(world.release, [world.draft])
    form = {"seen": 0, "reason": "ready"}

    answer = instructing.post(page(world.release, "move/promote"), form, follow=True)

    event = ReleaseEvent.objects.get(release=world.release)
    assert (event.to_ring, event.reason, event.by.is_staff) == (Ring.A1, "ready", True)
    assert "Promoted: A1 · staff only" in answer.text
    assert "promoted: A1" in instructing.get(page(world.release, "history")).text


def test_looking_at_a_move_moves_nothing(world: World, instructing: Client) -> None:
    for move in ("promote", "roll-back", "share"):
        assert instructing.get(page(world.lesson.release, f"move/{move}")).status_code == 200

    assert ReleaseEvent.objects.filter(release=world.lesson.release).count() == 3


@pytest.mark.parametrize(("move", "there"), [("promote", False), ("explode", False)])
def test_unknown_moves_and_releases_are_not_found(
    move: str, there: bool, world: World, instructing: Client
) -> None:
    pk = 9999 if move == "promote" else world.release.pk

    assert instructing.get(f"{LIST}{pk}/move/{move}/").status_code == 404


def test_the_author_is_refused_in_words(
    world: World, instructing: Client, instructor: object
) -> None:
    world.draft.created_by = instructor
    world.draft.save()
    collect(world.release, [world.draft])

    answer = instructing.post(page(world.release, "move/promote"), {"seen": 0})

    assert "Someone other than its author" in answer.text
    assert Release.objects.get(pk=world.release.pk).ring == Ring.OFF


def test_a_release_that_fails_its_smoke_tests_stays_dark(world: World, instructing: Client) -> None:
    world.draft.source = "/// nonsense\n///\n"
    world.draft.save()
    collect(world.release, [world.draft])

    answer = instructing.post(page(world.release, "move/promote"), {"seen": 0})

    assert "Smoke tests failed" in answer.text
    assert Release.objects.get(pk=world.release.pk).ring == Ring.OFF


def test_a_release_of_nothing_is_not_promoted(world: World, instructing: Client) -> None:
    answer = instructing.post(page(world.release, "move/promote"), {"seen": 0})

    assert "It ships nothing: take drafts in first." in answer.text
    assert Release.objects.get(pk=world.release.pk).ring == Ring.OFF


def test_of_two_who_promote_the_same_release_the_second_is_told(
    world: World, instructing: Client
) -> None:
    collect(world.release, [world.draft])
    promote(world.release, by=None, at=NOW)

    answer = instructing.post(page(world.release, "move/promote"), {"seen": 0}, follow=True)

    assert "moved by somebody else" in answer.text
    assert Release.objects.get(pk=world.release.pk).ring == Ring.A1


def test_a_roll_back_needs_a_reason(world: World, instructing: Client) -> None:
    release = world.lesson.release

    without = instructing.post(page(release, "move/roll-back"), {"seen": 3, "reason": " "})
    instructing.post(page(release, "move/roll-back"), {"seen": 3, "reason": "Wrong answer key"})

    assert "This field is required." in without.text
    assert Release.objects.get(pk=release.pk).ring == Ring.ROLLED_BACK
    assert (
        ReleaseEvent.objects.get(release=release, kind="rolled_back").reason == "Wrong answer key"
    )


def test_the_last_ring_is_the_last(world: World, instructing: Client) -> None:
    answer = instructing.post(page(world.lesson.release, "move/promote"), {"seen": 3})

    assert "no ring is left" in answer.text


@pytest.mark.parametrize(("share", "kept"), [(2500, 2500), (0, 500), (10_001, 500)])
def test_the_share_changes_within_its_bounds(
    share: int, kept: int, world: World, instructing: Client
) -> None:
    collect(world.release, [world.draft])
    promote(world.release, by=None, at=NOW)
    form = {"seen": 1, "reason": "wider", "share": share}

    instructing.post(page(world.release, "move/share"), form)

    assert Release.objects.get(pk=world.release.pk).share == kept


def test_the_share_of_what_everyone_has_stays(world: World, instructing: Client) -> None:
    form = {"seen": 3, "reason": "wider", "share": 2500}

    answer = instructing.post(page(world.lesson.release, "move/share"), form)

    assert "the share of A2 is changed in A1 and A2 only" in answer.text
    assert Release.objects.get(pk=world.lesson.release.pk).share == 500


def test_before_the_first_move_the_share_is_set_on_the_page(
    world: World, instructing: Client
) -> None:
    form = {"seen": 0, "reason": "wider", "share": 900}

    answer = instructing.post(page(world.release, "move/share"), form)

    assert "set the share on its page" in answer.text
    assert Release.objects.get(pk=world.release.pk).moves == 0


def test_staff_without_the_right_move_nothing(world: World) -> None:
    browser = browser_of("instructor")
    Permission.objects.get(codename="promote_release").group_set.clear()

    for move in (browser.get, browser.post):
        assert move(page(world.release, "move/promote")).status_code == 403
