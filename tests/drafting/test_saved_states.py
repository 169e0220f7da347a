"""What a draft said before is listed, looked at, put back, or begun anew with."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import User
from courses.models import SectionRevision
from releases.models import AuditEvent, OpenEditor, SavedState
from releases.promotion import collect
from tests.drafting.conftest import LIST, fields, save, save_plainly
from tests.factories import ReleaseFactory, SectionRevisionFactory


def states(draft: SectionRevision, *more: object) -> str:
    return f"{LIST}{draft.pk}/states/" + "".join(f"{each}/" for each in more)


def release(draft: SectionRevision) -> None:
    collect(ReleaseFactory.create(scope=draft.section.module.course.slug), [draft])


def test_states_are_listed_and_compared_with_what_is_there_now(
    draft: SectionRevision, hers: Client
) -> None:
    assert "Nothing was saved here yet." in hers.get(states(draft)).text
    save(hers, draft, title="Second")
    assert f"sectionrevision {draft.pk} · " in f"{OpenEditor.objects.get()}"
    found, saved = SavedState.objects.order_by("id")

    assert f'href="{states(draft, found.pk)}"' in hers.get(states(draft)).text
    page = hers.get(states(draft, found.pk)).text
    assert "<del" in page
    assert "Put this state back into the draft" in page
    assert "It says what is there now." in hers.get(states(draft, saved.pk)).text


def test_a_state_is_put_back_and_that_is_a_save_too(draft: SectionRevision, hers: Client) -> None:
    save(hers, draft, title="Second")
    found = SavedState.objects.earliest("id")

    hers.post(states(draft, found.pk, "restore"))

    draft.refresh_from_db()
    assert (draft.title, draft.edit) == ("A title", 2)
    assert SavedState.objects.latest("id").why == "restored"
    assert str(SavedState.objects.latest("id")) == f"courses.sectionrevision {draft.pk} · 2"
    assert list(AuditEvent.objects.values_list("action", flat=True).order_by("id")) == [
        "saved", "restored",
    ]  # fmt: skip


def test_a_released_revision_keeps_its_states_and_takes_none_back(
    draft: SectionRevision, hers: Client
) -> None:
    save(hers, draft, title="Second")
    release(draft)
    found = SavedState.objects.earliest("id")

    assert "Write a new revision with these words" in hers.get(states(draft, found.pk)).text
    assert hers.post(states(draft, found.pk, "restore")).status_code == 403


@pytest.mark.parametrize("state", ["1", "0", "9" * 18, "9" * 30])
def test_a_state_that_is_not_there_is_not_found(
    state: str, draft: SectionRevision, hers: Client
) -> None:
    assert hers.get(states(draft, state)).status_code == 404
    assert hers.get(f"{LIST}{'9' * 30}/states/").status_code == 404
    assert hers.post(f"{LIST}{draft.pk}/anew/", {"state": state}).status_code == 404
    assert hers.post(f"{LIST}{draft.pk}/anew/").status_code == 404


def test_whoever_may_not_see_or_write_is_refused(
    draft: SectionRevision, hers: Client, ada: User
) -> None:
    ada.groups.clear()
    assert hers.get(states(draft)).status_code == 403

    ada.user_permissions.add(Permission.objects.get(codename="view_sectionrevision"))
    assert hers.get(states(draft)).status_code == 200
    assert hers.post(f"{LIST}{draft.pk}/anew/", {"state": 1}).status_code == 403


def test_words_for_a_released_revision_are_kept_and_begin_a_new_one(
    draft: SectionRevision, hers: Client
) -> None:
    release(draft)

    answer = save_plainly(hers, draft, source="Too late.")
    apart = SavedState.objects.get(why="apart")
    hers.post(f"{LIST}{draft.pk}/anew/", {"state": apart.pk})

    assert answer.status_code == 410
    assert "This draft is in a release now" in answer.text
    assert draft.section.revisions.get(number=2).source == "Too late."
    assert save(hers, draft, source="Later still.").status_code == 410


def test_where_a_new_draft_was_begun_both_are_put_together(
    draft: SectionRevision, hers: Client
) -> None:
    release(draft)
    next_one = SectionRevisionFactory.create(
        section=draft.section, title="Next title", source=draft.source
    )
    save(hers, draft, source="Too late.")
    apart = SavedState.objects.get(why="apart", revision_id=draft.pk)

    answer = hers.post(f"{LIST}{draft.pk}/anew/", {"state": apart.pk})

    assert answer.status_code == 409
    assert f'action="{LIST}{next_one.pk}/save/"' in answer.text
    assert "Too late.</textarea>" in answer.text
    assert 'name="title" value="Next title"' in answer.text


def test_what_was_kept_goes_with_a_deleted_draft(draft: SectionRevision, hers: Client) -> None:
    save(hers, draft, title="Second")

    draft.refresh_from_db()
    draft.delete()

    assert not SavedState.objects.exists()
    assert not OpenEditor.objects.exists()


def test_every_sixteenth_save_thins_the_states_out(draft: SectionRevision, hers: Client) -> None:
    for edit in range(16):
        save(hers, draft, edit=edit, title=f"Title {edit}")
        SavedState.objects.update(at="2026-01-01T00:00:00Z")

    kept = SavedState.objects.values_list("edit", flat=True)
    assert sorted(kept) == [0, 15, 16]


def test_a_new_revision_keeps_its_first_state(draft: SectionRevision, hers: Client) -> None:
    hers.post(f"{LIST}add/", fields(section=draft.section.pk, title="Next"))

    newest = draft.section.revisions.get(number=2)
    assert SavedState.objects.get(revision_id=newest.pk).words["fields"]["title"] == "Next"
