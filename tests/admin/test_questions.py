"""Writing questions: choices hold together, and are stored whatever is swapped."""

import pytest
from django.test import Client

from quizzes.models import QuestionKind, QuestionRevision
from quizzes.packs.states import state_of
from tests.admin.forms import choice, question_form, rows_of
from tests.admin.world import World
from tests.factories import QuestionRevisionFactory

LIST = "/admin/quizzes/questionrevision/"


def page(revision: QuestionRevision) -> str:
    return f"{LIST}{revision.pk}/change/"


def stored(revision: QuestionRevision) -> list[tuple[str, bool]]:
    return list(revision.choices.order_by("position").values_list("key", "is_key"))


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        ([choice("a", right=True), choice("b", right=True)], "Mark exactly one choice as right."),
        ([choice("a", right=True), choice("a", text="Other")], "named “a”"),
        ([choice("a", right=True), choice("b", text=" ")], "This field is required."),
        ([choice("a", right=True), choice("no name")], "Enter a valid “slug”"),
        ([choice("a", right=True), choice("b", place=100)], "less than or equal to 99"),
    ],
)
def test_choices_that_contradict_one_another_are_refused(
    choices: list[dict[str, object]], reason: str, world: World, instructing: Client
) -> None:
    before = stored(world.question_draft)

    answer = instructing.post(page(world.question_draft), question_form(*choices))

    assert answer.status_code == 200
    assert reason in answer.text
    assert stored(world.question_draft) == before


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ([choice("a", right=True)], "Offer 2 to 8 choices, not 1."),
        ([choice("a"), choice("b")], "Mark exactly one choice as right."),
        ([choice("a", right=True, text="Same  x"), choice("b", text="sAME X ")], "say the same"),
        ([choice("a", right=True), choice("b", explanation="")], "Say why “b” is right or wrong."),
    ],
)
def test_what_is_unfinished_is_kept_and_told(
    choices: list[dict[str, object]], told: str, world: World, instructing: Client
) -> None:
    form = question_form(*choices)

    answer = instructing.post(page(world.question_draft), form | {"_continue": ""}, follow=True)

    assert len(stored(world.question_draft)) == len(choices)
    assert told in answer.text


def test_a_name_is_made_from_the_text_where_none_was_given(
    world: World, instructing: Client
) -> None:
    rows = [
        choice("", text="A *quick* one", right=True),
        choice("", text="A quick one"),
        choice(""),
    ]
    rows[2] |= {"text": "日本語"}

    instructing.post(page(world.question_draft), question_form(*rows))

    assert [key for key, _right in stored(world.question_draft)] == [
        "a-quick-one",
        "a-quick-one-2",
        "c",
    ]


def test_empty_rows_are_left_out_and_others_stand_in_the_order_of_their_places(
    world: World, instructing: Client
) -> None:
    empty = {"key": "", "text": "", "explanation": "", "place": 1}
    form = question_form(empty, choice("b", place=3), choice("a", place=2, right=True))

    instructing.post(page(world.question_draft), form)

    assert stored(world.question_draft) == [("a", True), ("b", False)]


def test_places_names_and_the_key_can_be_swapped_at_once(world: World, instructing: Client) -> None:
    first, second, *others = rows_of(world.question_draft)
    first |= {"key": "wrong-a", "place": 2}
    second |= {"key": "right", "is_key": "on", "place": 1}
    del first["is_key"]

    form = question_form(first, second, *others, saved=4)
    answer = instructing.post(page(world.question_draft), form)

    assert answer.status_code == 302
    assert stored(world.question_draft)[:2] == [("right", True), ("wrong-a", False)]


def test_a_choice_is_dropped_and_another_added(world: World, instructing: Client) -> None:
    rows = rows_of(world.question_draft)
    rows[1]["DELETE"] = "on"

    instructing.post(page(world.question_draft), question_form(*rows, choice("new"), saved=4))

    assert [key for key, _right in stored(world.question_draft)] == [
        "right",
        "wrong-b",
        "wrong-c",
        "new",
    ]


def test_a_dropped_choice_hides_no_mistake_of_the_others(world: World, instructing: Client) -> None:
    rows = rows_of(world.question_draft)
    rows[0] |= {"DELETE": "on", "text": ""}
    rows[1]["is_key"] = rows[2]["is_key"] = "on"

    answer = instructing.post(page(world.question_draft), question_form(*rows, saved=4))

    assert "Mark exactly one choice as right." in answer.text
    assert len(stored(world.question_draft)) == 4


def test_what_a_release_would_refuse_is_told_when_saving(world: World, instructing: Client) -> None:
    form = question_form(*rows_of(world.question_draft), saved=4, stem="# A heading")

    answer = instructing.post(page(world.question_draft), form, follow=True)

    assert "Saved, but a release would refuse it: question, line 1" in answer.text


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_a_question_of_any_kind_is_saved_while_it_is_written(
    kind: str, world: World, instructing: Client
) -> None:
    draft = QuestionRevisionFactory.create(kind=kind)
    before = state_of(draft)
    rows = [row | {"id": ""} for row in rows_of(draft)]
    for row, choice_state in zip(rows, before.choices, strict=True):
        row["pair"] = choice_state.pair
        row["points"] = choice_state.points

    answer = instructing.post(
        f"{LIST}{draft.pk}/save/",
        question_form(*rows, stem="New?", edit=draft.edit, shuffle="on", unit=before.unit),
        headers={"HX-Request": "true"},
    )

    saved = state_of(QuestionRevision.objects.get(pk=draft.pk))
    assert answer.status_code == 200
    assert (saved.stem, saved.choices) == ("New?", before.choices)


def test_a_pair_of_nothing_is_refused(world: World, instructing: Client) -> None:
    draft = QuestionRevisionFactory.create(kind="matching")

    answer = instructing.post(page(draft), question_form(choice("a", text="", pair="")))

    assert "Say what goes with the text, or remove the pair." in answer.text


def test_a_passage_that_is_gone_from_the_text_is_kept_and_told(
    world: World, instructing: Client
) -> None:
    world.question_draft.passage = "gone"
    world.question_draft.save()

    html = instructing.get(page(world.question_draft)).text

    assert '<option value="gone" selected>#gone, which is not in the text</option>' in html
    assert '<option value="first">' in html
