"""What authors do is recorded: by whom, when, with what, from which revision."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import User
from courses.models import Course, Section
from releases.audit import UnknownActionError, record, record_each
from releases.drafts import begin_draft
from releases.models import AuditEvent, Release
from releases.promotion import roll_back
from tests.admin.forms import no_rows, question_form, rows_of, run_action, section_form
from tests.admin.world import World
from tests.factories import NOW, CohortFactory, ReleaseFactory, UserFactory

DRAFTS = "/admin/courses/sectionrevision/"


def told(about: object) -> list[str]:
    """The actions recorded of a thing, oldest first."""
    events = AuditEvent.objects.filter(kind=about._meta.label_lower, thing_id=about.pk)
    return list(events.order_by("id").values_list("action", flat=True))


def test_a_saved_draft_is_told_with_the_fields_that_changed(
    world: World, instructing: Client, instructor: User
) -> None:
    form = section_form(title="Other", edit=0)

    instructing.post(f"{DRAFTS}{world.draft.pk}/change/", form)

    event = AuditEvent.objects.get(action="saved")
    assert (event.by, event.who) == (instructor, str(instructor))
    assert event.scope == world.lesson.course.slug
    assert "Title" in event.note
    assert event.thing == "Other · revision 2"


def test_a_form_sent_without_a_change_says_nothing(world: World, instructing: Client) -> None:
    question = world.question_draft
    rows = [row | {"place": place} for place, row in enumerate(rows_of(question), start=1)]
    words = {"stem": question.stem, "key_idea": question.key_idea}
    form = question_form(*rows, saved=4, **words)

    instructing.post(f"/admin/quizzes/questionrevision/{question.pk}/change/", form)

    assert told(question) == []


def test_a_draft_from_the_newest_is_begun_and_from_an_older_one_restored(
    world: World, instructor: User
) -> None:
    oldest = world.lesson.revision
    world.draft.delete()

    begun, _ = begin_draft(oldest, by=instructor, at=NOW)
    ReleaseFactory.create(name="other").sectionrevisions.add(begun)
    restored, _ = begin_draft(oldest, by=instructor, at=NOW)

    events = AuditEvent.objects.filter(kind="courses.sectionrevision").order_by("id")
    assert told(begun) == ["began"]
    assert told(restored) == ["restored"]
    assert {event.from_id for event in events.filter(from_id__isnull=False)} == {oldest.pk}
    assert events.last().from_revision == str(oldest)


def test_places_made_moved_and_changed_are_told(world: World, administering: Client) -> None:
    section = world.lesson.section
    address = f"/admin/courses/section/{section.pk}/change/"
    none = {"revisions-TOTAL_FORMS": 0, "revisions-INITIAL_FORMS": 0}

    administering.post(address, {"number": 7, "slug": "s3"} | none)
    administering.post(address, {"number": 7, "slug": "other"} | none)

    assert told(section) == ["moved", "changed"]


def test_modules_listed_on_their_courses_page_are_told_one_by_one(
    world: World, administering: Client
) -> None:
    course, module = world.lesson.course, world.lesson.section.module
    rows = {"modules-TOTAL_FORMS": 2, "modules-INITIAL_FORMS": 1, "pass_mark": 70}
    rows |= {"modules-0-id": module.pk, "modules-0-number": 9, "modules-0-slug": module.slug}
    rows |= {"modules-0-title": module.title, "modules-1-number": 8, "modules-1-slug": "new"}
    rows |= {"modules-1-title": "New", "title": course.title, "slug": course.slug}

    administering.post(f"/admin/courses/course/{course.pk}/change/", rows)

    assert told(module) == ["moved"]
    assert told(course.modules.get(slug="new")) == ["created"]


def test_collecting_and_every_move_are_told(world: World, instructor: User) -> None:
    roll_back(world.lesson.release, by=instructor, at=NOW, reason="A wrong key.")

    event = AuditEvent.objects.get(action="rolled_back")
    assert event.by == instructor
    assert event.note == "A3 · everyone → rolled back. A wrong key."
    assert told(world.lesson.release) == ["promoted"] * 3 + ["rolled_back"]


def test_drafts_taken_into_a_release_are_told_each(world: World, instructing: Client) -> None:
    form = {"name": "R", "share": 500, **no_rows("criteria"), **no_rows("events")}
    form["drafts"] = f"courses.sectionrevision:{world.draft.pk}"

    instructing.post(f"/admin/releases/release/{world.release.pk}/change/", form)

    assert told(world.draft) == ["collected"]
    assert told(Release.objects.get(pk=world.release.pk)) == ["changed"]


def test_what_is_deleted_is_told_and_what_stayed_is_not(world: World, instructing: Client) -> None:
    kept = world.lesson.revision

    run_action(instructing, DRAFTS, "delete_selected", world.draft.pk, kept.pk)
    instructing.post(f"{DRAFTS}{world.draft.pk}/delete/", {"post": "yes"})
    gone = AuditEvent.objects.filter(action="deleted")

    assert [event.thing_id for event in gone] == [world.draft.pk]
    assert told(kept) == []


def test_saves_within_ten_minutes_are_told_by_one_event(world: World, instructor: User) -> None:
    for minutes in (0, 5, 9, 10, 11):
        at = NOW + timedelta(minutes=minutes)
        record(by=instructor, at=at, action="saved", about=world.draft)
    record(by=UserFactory.create(), at=NOW, action="saved", about=world.draft)

    assert told(world.draft) == ["saved"] * 3


def test_an_action_without_words_is_refused(world: World) -> None:
    with pytest.raises(UnknownActionError, match="publised"):
        record(by=None, at=NOW, action="publised", about=world.draft)
    with pytest.raises(UnknownActionError):
        record_each([world.draft], by=None, at=NOW, action="publised")


def test_a_reviewer_is_told_by_name_and_what_is_in_no_course_has_none(world: World) -> None:
    event = record(by=None, at=NOW, action="commented", about=world.draft, who="Anna", note="a\nb")
    other = record(by=None, at=NOW, action="created", about=CohortFactory.create())

    assert (event.who, event.by, event.note) == ("Anna", None, "a b")
    assert (other.who, other.scope) == ("the system", "")


def test_a_course_that_is_made_is_told(world: World, instructing: Client, instructor: User) -> None:
    form = {"title": "New", "slug": "new", "pass_mark": 70}
    form |= {"modules-TOTAL_FORMS": 0, "modules-INITIAL_FORMS": 0}

    instructing.post("/admin/courses/course/add/", form)

    assert told(Course.objects.get(slug="new")) == ["created", "invited"]
    assert Section.objects.count() == 1
