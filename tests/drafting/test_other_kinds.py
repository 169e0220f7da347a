"""Questions with their choices, labs and files are saved while they are written, too."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from courses.models import SectionRevision
from quizzes.models import QuestionRevision
from releases.admin import saving as saving_page
from releases.admin.saving_forms import DraftForm
from releases.models import Revision, SavedState
from releases.promotion import collect
from tests.admin.forms import choice, question_form, rows_of
from tests.admin.world import World
from tests.drafting.conftest import save, save_plainly
from tests.factories import ReleaseFactory

PART = {"HX-Request": "true"}


@pytest.fixture
def question(hers: Client) -> QuestionRevision:
    """A question's draft."""
    return World().question_draft


def send(client: Client, draft: Revision, form: dict[str, object], **more: object) -> int:
    """The form, sent while it is written; the answer's status."""
    path = draft._meta.label_lower.replace(".", "/")
    whole = {"edit": 0, "editor": "one"} | form | more
    return client.post(f"/admin/{path}/{draft.pk}/save/", whole, headers=PART).status_code


def test_choices_are_saved_again_by_a_page_that_names_rows_of_before(
    question: QuestionRevision, hers: Client
) -> None:
    rows = rows_of(question)
    rows[0] |= {"text": "Once"}
    first = send(hers, question, question_form(*rows, saved=4))
    rows[0] |= {"text": "Twice", "place": "3"}
    second = send(hers, question, question_form(*rows, saved=4), edit=1)

    question.refresh_from_db()
    assert (first, second, question.edit) == (200, 200, 2)
    assert [c.text for c in question.choices.order_by("position")].count("Twice") == 1
    assert question.choices.count() == 4


def test_a_choice_half_written_is_kept_apart(question: QuestionRevision, hers: Client) -> None:
    rows = [*rows_of(question), choice("new", text="", place="x"), choice("")]

    status = send(hers, question, question_form(*rows, saved=4))

    assert status == 202
    assert SavedState.objects.get(why="unfinished").words["rows"]["choices"][4]["key"] == "new"
    assert question.choices.count() == 4


def test_of_two_lists_of_choices_one_is_chosen(
    question: QuestionRevision, hers: Client, his: Client
) -> None:
    rows = rows_of(question)
    send(his, question, question_form(*rows[:3], saved=4, **{"choices-3-DELETE": "on"}), editor="2")
    rows[0] |= {"text": "Hers"}
    conflict = send(hers, question, question_form(*rows, saved=4))
    apart = SavedState.objects.get(why="apart")
    settled = {"merging": "1", "apart": apart.pk, "edit": 1}

    theirs = send(hers, question, {"take-choices": "theirs", "stem": "Hers?"}, **settled)
    assert (conflict, theirs, question.choices.count()) == (409, 200, 3)
    mine = send(hers, question, {"take-choices": "mine"}, **settled | {"edit": 2})
    assert (mine, question.choices.filter(text="Hers").count()) == (200, 1)


@pytest.mark.parametrize("forged", [{"choices-TOTAL_FORMS": "x"}, {"choices-TOTAL_FORMS": 10**9}])
def test_a_forged_number_of_rows_is_told_in_words(
    forged: dict[str, object], question: QuestionRevision, hers: Client
) -> None:
    assert send(hers, question, question_form(**forged)) == 202
    assert question.choices.count() == 4


def test_labs_and_files_are_saved_while_they_are_written(hers: Client) -> None:
    world = World()
    form = {"title": "Another case", "year": 2009, "filename": "a.pdf"}
    case = send(hers, world.file, form)
    lab = send(hers, world.lab_draft, {"title": "Not complete"})

    world.file.refresh_from_db()
    assert (case, world.file.title, world.file.filename) == (200, "Another case", "a.pdf")
    assert lab == 202
    assert SavedState.objects.get(why="unfinished").words["fields"]["title"] == "Not complete"


@pytest.mark.parametrize(
    ("way", "place", "name"),
    [(save, DraftForm, "is_valid"), (save_plainly, saving_page, "fresh_rows")],
)
def test_of_two_saves_at_the_same_moment_the_second_is_told(
    way: Callable[..., HttpResponse], place: object, name: str, draft: SectionRevision,
    hers: Client, his: Client, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    whole = getattr(place, name)

    def overtaken(*args: object) -> object:
        monkeypatch.setattr(place, name, whole)
        save(his, draft, title="His", editor="his")
        return whole(*args)

    monkeypatch.setattr(place, name, overtaken)

    answer = way(hers, draft, title="Hers")

    draft.refresh_from_db()
    assert (answer.status_code, draft.title) == (409, "His")
    assert SavedState.objects.get(why="apart").words["fields"]["title"] == "Hers"


def test_a_release_at_the_same_moment_is_told_too(
    draft: SectionRevision, hers: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = DraftForm.is_valid

    def overtaken(form: DraftForm) -> bool:
        collect(ReleaseFactory.create(scope=draft.section.module.course.slug), [draft])
        return whole(form)

    monkeypatch.setattr(DraftForm, "is_valid", overtaken)

    assert save(hers, draft, title="Hers").status_code == 410


def test_a_hostile_save_is_answered_in_words(draft: SectionRevision, hers: Client) -> None:
    for source in ("\0", "\ud7ff" * 9, "<script>", "x " * 200_000, "שלום\u202e"):
        answer = save(hers, draft, source=source, title="\0 T", editor="\0" * 99)
        assert answer.status_code == 202, source[:9]
    too_long = save(hers, draft, source="x" * 3_000_000)
    assert too_long.status_code in (400, 413)
