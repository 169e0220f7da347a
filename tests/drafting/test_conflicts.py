"""A conflict is settled by one side, by both put together, or place by place; both are kept."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from courses.models import SectionRevision
from releases.models import SavedState
from tests.drafting.conftest import LIST, fields, save

BOTH = {"merging": "1", "edit": 1}


@pytest.fixture
def told(draft: SectionRevision, hers: Client, his: Client) -> HttpResponse:
    """What Ada was told: Bob had saved another title and another first line."""
    save(his, draft, editor="his", title="His title", source="His line.\n\nAnother line.")
    return save(hers, draft, title="Her title", source="Her line.\n\nAnother line of hers.")


def settle(client: Client, draft: SectionRevision, told: HttpResponse, **more: object) -> str:
    """The page of the conflict, sent back; what the page after it says."""
    apart = re.search(r'name="apart" value="(\d+)"', told.text)
    assert apart
    form: dict[str, object] = {"merging": "1", "edit": 1, "editor": "one", "apart": apart[1]}
    address = f"{LIST}{draft.pk}/save/"
    return client.post(address, form | more, follow=True).text


def test_a_short_field_is_chosen_and_a_long_one_put_together(told: HttpResponse) -> None:
    assert told.text.count('type="radio" name="title"') == 2
    assert "from line 1 on" in told.text
    assert (
        "yours\nHer line.\n=======\nHis line.\n&gt;&gt;&gt;&gt;&gt;&gt;&gt; theirs\n"
        "\nAnother line of hers.</textarea>"
    ) in told.text


@pytest.mark.parametrize(
    ("take", "title", "saves"), [("mine", "Her title", 2), ("theirs", "His title", 1)]
)
def test_one_side_is_kept_and_the_other_stays_among_the_states(
    take: str, title: str, saves: int, told: HttpResponse, draft: SectionRevision, hers: Client
) -> None:
    settle(hers, draft, told, take=take)

    draft.refresh_from_db()
    assert (draft.title, draft.edit) == (title, saves)
    kept = {state.words["fields"]["title"] for state in SavedState.objects.all()}
    assert kept == {"A title", "His title", "Her title"}


def test_what_was_put_together_is_saved(
    told: HttpResponse, draft: SectionRevision, hers: Client
) -> None:
    said = settle(hers, draft, told, title="His title", source="Our line.", next="/admin/")

    draft.refresh_from_db()
    assert (draft.title, draft.source) == ("His title", "Our line.")
    assert "Site administration" in said or "admin" in said


def test_an_undecided_place_comes_back_with_what_was_typed(
    told: HttpResponse, draft: SectionRevision, hers: Client
) -> None:
    source = "Mended.\r\n<<<<<<< yours\r\nHer line.\r\n=======\r\nHis line.\r\n>>>>>>> theirs"

    said = settle(hers, draft, told, source=source)

    assert "A place is still undecided" in said
    assert "Mended.\n" in said.replace("\r\n", "\n")
    draft.refresh_from_db()
    assert draft.title == "His title"


def test_a_page_that_names_no_kept_words_is_taken_as_it_is(
    told: HttpResponse, draft: SectionRevision, hers: Client, his: Client
) -> None:
    for apart in ("", "x", "9" * 30, "424242"):
        answer = save(hers, draft, apart=apart, source=f"Fresh {apart}.", **BOTH)
        assert answer.status_code in (200, 409)

    draft.refresh_from_db()
    assert draft.source == "Fresh 424242."


def test_a_third_save_while_settling_is_a_conflict_of_its_own(
    told: HttpResponse, draft: SectionRevision, hers: Client, his: Client
) -> None:
    save(his, draft, editor="his", edit=1, title="His third title")

    said = settle(hers, draft, told, title="Our title", source="Our line.")

    draft.refresh_from_db()
    assert draft.title == "His third title"
    assert "Two versions of this draft" in said


def test_undecided_words_that_the_draft_says_meanwhile_are_settled(
    told: HttpResponse, draft: SectionRevision, hers: Client
) -> None:
    settle(hers, draft, told, take="mine")

    said = settle(hers, draft, told, source="<<<<<<< yours")

    assert "The draft stands as it was." in said


def test_a_lost_answer_is_no_conflict_with_oneself(draft: SectionRevision, hers: Client) -> None:
    save(hers, draft, source="First.")

    again = save(hers, draft, source="First.")
    more = save(hers, draft, source="First and more.")
    other_window = save(hers, draft, source="Other.", editor="two")

    draft.refresh_from_db()
    assert [each.status_code for each in (again, more, other_window)] == [200, 200, 409]
    assert (draft.source, draft.edit) == ("First and more.", 2)


def test_a_save_by_the_site_that_changed_nothing_is_no_conflict(
    draft: SectionRevision, hers: Client
) -> None:
    save(hers, draft, source="First.", editor="two")
    draft.refresh_from_db()
    draft.save()

    answer = save(hers, draft, edit=1, source="Second.", editor="")

    draft.refresh_from_db()
    assert (answer.status_code, draft.source, draft.edit) == (200, "Second.", 3)


def test_words_that_a_browser_kept_are_offered_unless_they_have_come(
    draft: SectionRevision, hers: Client
) -> None:
    offered = save(hers, draft, source="Kept.", offer="1")
    again = save(hers, draft, source="Kept.", offer="1")
    same = save(hers, draft, editor="new", offer="1")

    assert [each.status_code for each in (offered, again, same)] == [409, 200, 200]
    assert "Words of yours that never reached the server" in offered.text
    draft.refresh_from_db()
    assert draft.edit == 0


def test_unfinished_words_are_kept_apart_and_found_again(
    draft: SectionRevision, hers: Client, his: Client
) -> None:
    answer = save(hers, draft, title="", source="Written before the title.")
    page = hers.get(f"{LIST}{draft.pk}/change/").text

    assert answer.status_code == 202
    assert "Kept apart, not yet in the draft:" in answer.text
    assert "<li>Title: This field is required.</li>" in answer.text
    state = SavedState.objects.get(why="unfinished")
    assert f'{LIST}{draft.pk}/states/{state.pk}/">Look at them' in page
    assert "never became complete" not in his.get(f"{LIST}{draft.pk}/change/").text
    save(hers, draft, title="Now", source="Written before the title.")
    assert not SavedState.objects.filter(why="unfinished").exists()


def test_unfinished_words_without_javascript_are_told_on_the_form(
    draft: SectionRevision, hers: Client
) -> None:
    form = fields(title="", next="//elsewhere.example/")

    answer = hers.post(f"{LIST}{draft.pk}/save/", form, follow=True)

    assert "Kept, but not yet in the draft: Title: This field is required." in answer.text
    assert answer.redirect_chain[-1][0] == f"{LIST}{draft.pk}/change/"
