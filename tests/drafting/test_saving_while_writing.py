"""Words are saved while they are written; a save that does not know of another is told."""

import pytest
from django.test import Client

from accounts.models import User
from courses.models import SectionRevision
from releases.models import SavedState
from tests.drafting.conftest import LIST, save, save_plainly


def test_words_are_saved_and_the_save_is_counted(draft: SectionRevision, hers: Client) -> None:
    answer = save(hers, draft, source="One line more.")

    draft.refresh_from_db()
    assert (answer.status_code, draft.source, draft.edit) == (200, "One line more.", 1)
    assert 'id="draft-status" data-edit="1" data-saved-at="' in answer.text
    assert [state.why for state in SavedState.objects.all()] == ["found", "saved"]


def test_a_save_unaware_of_another_is_shown_both_texts(
    draft: SectionRevision, hers: Client, his: Client, bob: User
) -> None:
    save(his, draft, source="One line by Bob.\n\nAnother line.")

    answer = save(hers, draft, source="One line.\n\nAnother line by Ada.")

    draft.refresh_from_db()
    assert answer.status_code == 409
    assert draft.source == "One line by Bob.\n\nAnother line."
    assert "One line by Bob.\n\nAnother line by Ada.</textarea>" in answer.text
    assert f"{bob} saved at" in answer.text


def test_saving_plainly_unaware_of_another_shows_both_texts_too(
    draft: SectionRevision, hers: Client, his: Client
) -> None:
    save(his, draft, source="His.")

    answer = save_plainly(hers, draft, source="Hers.")

    draft.refresh_from_db()
    assert (answer.status_code, draft.source) == (409, "His.")
    assert "&lt;&lt;&lt;&lt;&lt;&lt;&lt; yours\nHers.\n=======\nHis.\n" in answer.text


def test_the_forms_page_carries_what_saving_needs(draft: SectionRevision, hers: Client) -> None:
    page = hers.get(f"{LIST}{draft.pk}/change/").text

    assert '<input type="hidden" name="edit" value="0">' in page
    assert 'name="editor" value="' in page


@pytest.mark.parametrize("edit", ["", "x", "-1", "١", "9" * 400])
def test_words_from_no_known_state_are_refused_in_a_sentence(
    edit: str, draft: SectionRevision, hers: Client
) -> None:
    answer = save(hers, draft, edit=edit, source="Lost?")

    assert answer.status_code == 422
    assert "Copy them, open the draft again" in answer.text


def test_only_a_whole_save_counts_as_one(draft: SectionRevision) -> None:
    draft.change_note = "Why."
    draft.save(update_fields=["change_note"])

    draft.refresh_from_db()
    assert (draft.change_note, draft.edit) == ("Why.", 0)
