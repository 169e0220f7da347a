"""Putting releases together: a course's drafts, taken in until the first move."""

from types import ModuleType

import pytest
from django.test import Client

from releases.admin import collecting, releases
from releases.models import Release
from releases.promotion import MoveRefusedError, collect
from releases.rings import Ring
from tests.admin.forms import no_rows
from tests.admin.world import World
from tests.factories import SectionRevisionFactory

LIST = "/admin/releases/release/"


def page(release: Release, what: str = "change") -> str:
    return f"{LIST}{release.pk}/{what}/"


def words(**fields: object) -> dict[str, object]:
    """The form of a release that has not moved, with its lists of criteria and events."""
    return {"name": "R", "share": 500, **no_rows("criteria"), **no_rows("events")} | fields


def name_of(revision: object) -> str:
    return f"{revision._meta.label_lower}:{revision.pk}"


def test_a_release_is_made_for_a_course_with_drafts(world: World, instructing: Client) -> None:
    scope = world.lesson.course.slug

    answer = instructing.post(f"{LIST}add/", words(scope=scope, name="Next"), follow=True)

    made = Release.objects.get(name="Next")
    assert (made.scope, made.ring, made.created_by.is_staff) == (scope, Ring.OFF, True)
    assert answer.redirect_chain[-1][0] == page(made)


def test_a_course_without_drafts_is_not_offered(world: World, instructing: Client) -> None:
    answer = instructing.post(f"{LIST}add/", words(scope="nowhere", name="Next"))

    assert "Select a valid choice" in answer.text
    assert not Release.objects.filter(name="Next").exists()


def test_ticked_drafts_are_taken_in(world: World, instructing: Client) -> None:
    ticked = [name_of(world.draft), name_of(world.question_draft)]

    instructing.post(page(world.release), words(name="Named anew", drafts=ticked))

    world.draft.refresh_from_db()
    world.question_draft.refresh_from_db()
    assert world.draft.release == world.question_draft.release == world.release
    assert Release.objects.get(pk=world.release.pk).name == "Named anew"
    assert "Draft title · revision 2" in instructing.get(page(world.release)).text


def test_the_words_alone_can_be_saved(world: World, instructing: Client) -> None:
    instructing.post(page(world.release), words(name="Named anew"))

    assert Release.objects.get(pk=world.release.pk).name == "Named anew"
    world.draft.refresh_from_db()
    assert world.draft.release is None


def test_drafts_of_another_course_are_not_taken_in(world: World, instructing: Client) -> None:
    foreign = SectionRevisionFactory.create(title="Foreign")

    answer = instructing.post(page(world.release), words(drafts=[name_of(foreign)]))

    foreign.refresh_from_db()
    assert "Select a valid choice" in answer.text
    assert foreign.release is None


@pytest.mark.parametrize("when", [collecting, releases])
def test_a_draft_taken_meanwhile_is_told(
    when: ModuleType, world: World, instructing: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_args: object) -> None:
        raise MoveRefusedError("It is in a release already.")

    monkeypatch.setattr(when, "collect", taken)

    ticked = [name_of(world.draft)]
    answer = instructing.post(page(world.release), words(drafts=ticked), follow=True)

    assert "It is in a release already." in answer.text


def test_what_is_ready_is_said_to_be(world: World, instructing: Client) -> None:
    collect(world.release, [world.draft])

    assert "No problems: it can be promoted." in instructing.get(page(world.release)).text


def test_drafts_with_problems_stay_drafts_that_can_be_edited(
    world: World, instructing: Client
) -> None:
    world.draft.source = "/// check | not-there\n///\n"
    world.draft.save()
    ticked = [name_of(world.draft), name_of(world.question_draft)]

    answer = instructing.post(page(world.release), words(name="Named anew", drafts=ticked))

    assert "Mend or untick:" in answer.text
    assert "“not-there” is in no release" in answer.text
    assert answer.text.count(" checked") == len(ticked)
    world.draft.refresh_from_db()
    world.question_draft.refresh_from_db()
    assert (world.draft.release, world.question_draft.release) == (None, None)


def test_old_problems_of_a_release_do_not_keep_others_out(
    world: World, instructing: Client
) -> None:
    world.draft.source = "/// check | not-there\n///\n"
    world.draft.save()
    collect(world.release, [world.draft])

    instructing.post(page(world.release), words(drafts=[name_of(world.question_draft)]))

    world.question_draft.refresh_from_db()
    assert world.question_draft.release == world.release


def test_the_page_says_what_stands_in_the_way(world: World, instructing: Client) -> None:
    world.draft.source = "/// check | not-there\n///\n"
    world.draft.save()
    before = instructing.get(page(world.release)).text

    collect(world.release, [world.draft])

    assert "It ships nothing yet: tick its drafts and save." in before
    for address in (page(world.release), page(world.release, "move/promote")):
        assert "“not-there” is in no release" in instructing.get(address).text


def test_a_release_that_has_moved_is_only_read(world: World, administering: Client) -> None:
    answer = administering.post(page(world.lesson.release), words(name="Renamed"))

    assert answer.status_code == 403
    assert Release.objects.get(pk=world.lesson.release.pk).name != "Renamed"
    assert (
        "They passed before the first promotion."
        in administering.get(page(world.lesson.release)).text
    )
