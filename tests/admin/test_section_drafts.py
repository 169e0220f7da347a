"""Writing sections: drafts are edited, what is in a release is only read and copied."""

import pytest
from django.test import Client

from courses.models import SectionRevision
from releases.models import FrozenRevisionError
from tests.admin.forms import run_action, section_form
from tests.admin.world import World

LIST = "/admin/courses/sectionrevision/"


def page(revision: SectionRevision, what: str = "change") -> str:
    return f"{LIST}{revision.pk}/{what}/"


def test_a_draft_is_saved_with_its_problems_and_they_are_told(
    world: World, instructing: Client
) -> None:
    form = section_form(source="Fine.\n\n/// nonsense | x\n///\n", _continue="1")

    answer = instructing.post(page(world.draft), form, follow=True)

    world.draft.refresh_from_db()
    assert "nonsense" in world.draft.source
    assert "Saved with 1 problem" in answer.text
    assert "Text, line 3:" in answer.text


def test_a_draft_without_problems_says_so(world: World, instructing: Client) -> None:
    instructing.post(page(world.draft), section_form())

    answer = instructing.get(page(world.draft))

    assert "None: the text can be released." in answer.text


def test_a_new_revision_names_who_began_it(world: World, instructing: Client) -> None:
    section = world.lesson.section

    instructing.post(f"{LIST}add/", section_form(section=section.pk))

    newest = section.revisions.order_by("-number").first()
    assert (newest.number, newest.created_by.groups.get().name) == (3, "Instructor")


def test_a_title_with_markup_is_shown_as_text(world: World, administering: Client) -> None:
    world.draft.title = "<script>alert(1)</script>"
    world.draft.save()

    for address in (
        LIST,
        page(world.draft),
        page(world.draft, "history"),
        page(world.draft, "delete"),
    ):
        assert "<script>alert(1)" not in administering.get(address).text


def test_a_released_revision_cannot_be_changed(world: World, administering: Client) -> None:
    released = world.lesson.revision

    answer = administering.post(page(released), section_form(title="Changed"))

    assert answer.status_code == 403
    assert SectionRevision.objects.get(pk=released.pk).title == released.title
    assert "<textarea" not in administering.get(page(released)).text


def test_a_released_revision_cannot_be_deleted(world: World, administering: Client) -> None:
    released = world.lesson.revision

    one = administering.post(page(released, "delete"), {"post": "yes"})
    form = {"action": "delete_selected", "_selected_action": released.pk, "post": "yes"}
    many = administering.post(LIST, form)

    assert (one.status_code, many.status_code) == (403, 403)
    assert SectionRevision.objects.filter(pk=released.pk).exists()


@pytest.mark.parametrize("model", ["section", "module", "course"])
def test_a_place_with_a_released_revision_cannot_be_deleted(
    model: str, world: World, administering: Client
) -> None:
    section = world.lesson.section
    place = {"section": section, "module": section.module, "course": world.lesson.course}[model]

    answer = administering.post(f"/admin/courses/{model}/{place.pk}/delete/", {"post": "yes"})

    assert answer.status_code in (200, 403)
    assert type(place).objects.filter(pk=place.pk).exists()


def test_drafts_are_deleted_together(world: World, instructing: Client) -> None:
    form = {"action": "delete_selected", "_selected_action": world.draft.pk, "post": "yes"}

    instructing.post(LIST, form)

    assert not SectionRevision.objects.filter(pk=world.draft.pk).exists()


def test_a_copy_is_begun_from_a_released_revision(world: World, instructing: Client) -> None:
    world.draft.delete()
    released = world.lesson.revision

    answer = run_action(instructing, LIST, "new_revision", released.pk)

    copy = SectionRevision.objects.drafts().get(section=released.section)
    assert (copy.source, copy.number, copy.change_note) == (released.source, 2, "")
    assert answer.redirect_chain[-1][0] == page(copy)
    assert "is a copy of" in answer.text


def test_an_item_has_one_open_draft(world: World, instructing: Client) -> None:
    released = world.lesson.revision

    answer = run_action(instructing, LIST, "new_revision", released.pk)

    assert SectionRevision.objects.drafts().get(section=released.section) == world.draft
    assert "There is a draft already" in answer.text


def test_one_revision_at_a_time_is_copied(world: World, instructing: Client) -> None:
    both = (world.draft.pk, world.lesson.revision.pk)

    answer = run_action(instructing, LIST, "new_revision", *both)

    assert "Choose one revision to write on." in answer.text


@pytest.mark.parametrize(("state", "seen"), [("draft", "Draft title"), ("released", "Section ")])
def test_the_list_is_narrowed_by_state(
    state: str, seen: str, world: World, instructing: Client
) -> None:
    answer = instructing.get(LIST, {"state": state})

    shown = [revision.title for revision in answer.context["cl"].result_list]
    assert len(shown) == 1
    assert shown[0].startswith(seen)


def test_a_draft_collected_a_moment_ago_stays_when_drafts_are_deleted(world: World) -> None:
    with pytest.raises(FrozenRevisionError):
        world.lesson.revision.delete()


def test_a_drawing_that_is_no_longer_known_is_kept_and_told(
    world: World, instructing: Client
) -> None:
    world.draft.hero_drawing = "gone"
    world.draft.save()

    instructing.post(page(world.draft), section_form(hero_drawing="gone"))

    world.draft.refresh_from_db()
    assert world.draft.hero_drawing == "gone"
    assert world.draft.problems
