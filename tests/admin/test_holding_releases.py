"""Holding and resuming a release from the admin: asked first, recorded, told."""

from django.test import Client

from releases.models import Release
from releases.promotion import collect, promote
from releases.rings import Ring
from tests.admin.forms import run_action
from tests.admin.world import World
from tests.factories import NOW

LIST = "/admin/releases/release/"


def test_a_release_is_held_and_resumed_on_pages_that_ask_why(
    world: World, instructing: Client
) -> None:
    collect(world.release, [world.draft])
    promote(world.release, by=None, at=NOW)
    pages = []

    for seen in (1, 2):
        asked = run_action(instructing, LIST, "hold_release", world.release.pk)
        pages.append(asked.redirect_chain[-1][0])
        instructing.post(pages[-1], {"seen": seen, "reason": "odd answers"})

    stored = Release.objects.get(pk=world.release.pk)
    assert [page.split("/")[-2] for page in pages] == ["hold", "resume"]
    assert (stored.ring, stored.held, stored.moves) == (Ring.A1, False, 3)
    kinds = stored.events.order_by("number").values_list("kind", "reason")
    assert list(kinds)[1:] == [("held", "odd answers"), ("resumed", "odd answers")]


def test_what_cannot_be_held_says_why(world: World, instructing: Client) -> None:
    page = f"{LIST}{world.lesson.release.pk}/move/hold/"

    assert "It stays in A3" in instructing.get(page).text
    answer = instructing.post(page, {"seen": 3})

    assert "only what is in A1 or A2 can be held" in answer.text


def test_the_page_to_resume_says_what_may_happen_again(world: World, instructing: Client) -> None:
    page = f"{LIST}{world.lesson.release.pk}/move/resume/"

    assert "may be promoted again" in instructing.get(page).text
