"""Fields that no form has are sent anyway: nothing changes."""

import pytest
from django.test import Client

from accounts.models import User
from courses.models import SectionRevision
from quizzes.models import QuestionRevision
from releases.models import Release
from tests.admin.forms import no_rows, question_form, rows_of, section_form
from tests.admin.world import World

FORGED = {
    "number": 99, "release": 1, "created_by": 1, "created_at_0": "2000-01-01", "moves": 9,
    "ring": 3, "rendered": "{}", "renderer_version": 99, "salt": "x", "scope": "other",
    "structure": 77,
}  # fmt: skip


def test_a_draft_keeps_number_release_author_and_section(world: World, instructing: Client) -> None:
    before = SectionRevision.objects.values("number", "created_by", "section", "created_at")
    kept = before.get(pk=world.draft.pk)
    form = section_form(section=world.lesson.section.pk + 1, **FORGED)

    instructing.post(f"/admin/courses/sectionrevision/{world.draft.pk}/change/", form)

    world.draft.refresh_from_db()
    assert before.get(pk=world.draft.pk) == kept
    assert world.draft.title == "A title"
    assert world.draft.release is None
    assert world.draft.renderer_version != 99


def test_a_question_keeps_them_too(world: World, instructing: Client) -> None:
    before = QuestionRevision.objects.values("number", "created_by", "question", "created_at")
    kept = before.get(pk=world.question_draft.pk)
    form = question_form(*rows_of(world.question_draft), saved=4, stem="New?", question=0, **FORGED)

    instructing.post(f"/admin/quizzes/questionrevision/{world.question_draft.pk}/change/", form)

    world.question_draft.refresh_from_db()
    assert before.get(pk=world.question_draft.pk) == kept
    assert (world.question_draft.stem, world.question_draft.release) == ("New?", None)


def test_a_release_keeps_ring_moves_salt_and_course(world: World, instructing: Client) -> None:
    fields = ("ring", "moves", "salt", "scope", "created_by")
    kept = Release.objects.values(*fields).get(pk=world.release.pk)
    form = FORGED | {"name": "R", "share": 7, **no_rows("criteria"), **no_rows("events")}

    instructing.post(f"/admin/releases/release/{world.release.pk}/change/", form)

    assert Release.objects.values(*fields).get(pk=world.release.pk) == kept
    assert Release.objects.get(pk=world.release.pk).share == 7


def test_events_cannot_be_forged_beside_a_release(world: World, instructing: Client) -> None:
    form = {
        "name": "R", "share": 7, "events-TOTAL_FORMS": 1, "events-INITIAL_FORMS": 0,
        "events-0-kind": "promoted", "events-0-from_ring": 0, "events-0-to_ring": 3,
        "events-0-number": 1, "events-0-share": 1, **no_rows("criteria"),
    }  # fmt: skip

    instructing.post(f"/admin/releases/release/{world.release.pk}/change/", form)

    assert world.release.events.count() == 0


@pytest.mark.parametrize("address", ["", "?_popup=1", "?_to_field=id"])
def test_an_instructor_cannot_make_anyone_staff(
    address: str, world: World, instructing: Client, instructor: User
) -> None:
    form = {"email": "me@example.org", "is_staff": "on", "is_superuser": "on", "groups": "1"}

    mine = instructing.post(f"/admin/accounts/user/{instructor.pk}/change/{address}", form)
    new = instructing.post(f"/admin/accounts/user/add/{address}", form)
    password = instructing.post(f"/admin/accounts/user/{instructor.pk}/password/", form)

    instructor.refresh_from_db()
    assert [mine.status_code, new.status_code, password.status_code] == [403, 403, 403]
    assert not instructor.is_superuser


def test_completion_tells_an_instructor_nothing_about_people(
    world: World, instructing: Client
) -> None:
    for app, model, field in (
        ("courses", "sectionrevision", "created_by"),
        ("accounts", "cohortmembership", "learner"),
        ("admin", "logentry", "user"),
    ):
        asked = {"app_label": app, "model_name": model, "field_name": field, "term": "a"}
        assert instructing.get("/admin/autocomplete/", asked).status_code in (403, 404)


@pytest.mark.parametrize("lookup", ["created_by__password__startswith", "created_by__email"])
def test_lists_cannot_be_searched_by_what_they_do_not_show(
    lookup: str, world: World, instructing: Client
) -> None:
    answer = instructing.get("/admin/courses/sectionrevision/", {lookup: "a"})

    assert answer.status_code in (302, 400)


def test_a_form_without_its_token_is_refused(world: World, instructor: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(instructor)

    for what in ("change", "preview/answer"):
        address = f"/admin/courses/sectionrevision/{world.draft.pk}/{what}/"
        assert strict.post(address, section_form()).status_code == 403
    move = strict.post(f"/admin/releases/release/{world.release.pk}/move/promote/", {"seen": 0})
    assert move.status_code == 403
