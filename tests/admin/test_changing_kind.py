"""A draft of another kind keeps what both kinds say, and what is lost is told before."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.admin.changing_kind import lost, of_kind
from quizzes.models import ONE_KEY, QuestionKind, QuestionRevision
from quizzes.packs.states import ChoiceState, QuestionState, state_of
from releases.models import AuditEvent
from tests.admin.world import World
from tests.factories import QuestionRevisionFactory
from tests.packs.questions_made_up import question_states

CHOICES = (
    ChoiceState("a", "A", "x", True, False),
    ChoiceState("b", "B\nb", "y", True, True),
    ChoiceState("c", "C", "z", False, False),
)
MULTIPLE = QuestionState("Why?", "So.", "", True, False, CHOICES, "multiple", partial_credit=True)


def kept(state: QuestionState) -> list[tuple[str, str, bool]]:
    return [(choice.key, choice.text, choice.is_key) for choice in state.choices]


def test_of_several_right_ones_a_single_choice_keeps_the_first() -> None:
    changed = of_kind(MULTIPLE, "single")

    assert kept(changed) == [("a", "A", True), ("b", "B\nb", False), ("c", "C", False)]
    assert not changed.partial_credit
    assert lost(MULTIPLE, "single") == [
        "Its unit, partial credit or rules of matching are dropped.",
        "Which choice is right has to be marked again.",
    ]


def test_typed_answers_are_one_line_and_stay_accepted() -> None:
    changed = of_kind(MULTIPLE, "short_text")

    assert kept(changed) == [("a", "A", True), ("b", "B b", True), ("c", "C", False)]
    assert "“Keep last” is dropped." in lost(MULTIPLE, "short_text")


def test_what_is_no_truth_is_dropped_from_true_or_false() -> None:
    assert kept(of_kind(MULTIPLE, "true_false")) == [
        ("true", "True", False), ("false", "False", False),
    ]  # fmt: skip
    assert "3 choices are dropped." in lost(MULTIPLE, "true_false")


def test_criteria_lose_their_points_where_a_key_decides() -> None:
    rows = (ChoiceState("clear", "Is clear", "", True, False, points=2),)
    essay = QuestionState("Why?", "", "", True, False, rows, "essay")

    words = "The points of the criteria are dropped, and grading by people with them."
    assert words in lost(essay, "single")
    assert words not in lost(MULTIPLE, "single")


def test_pairs_lose_what_they_go_with_and_an_extra_option_goes() -> None:
    rows = (
        ChoiceState("a", "A", "", True, False, "1"),
        ChoiceState("extra", "", "", False, False, "2"),
    )
    matching = QuestionState("Why?", "", "", True, False, rows, "matching")

    assert kept(of_kind(matching, "ordering")) == [("a", "A", True)]
    assert lost(matching, "ordering") == [
        "1 choice is dropped.",
        "What the texts go with is dropped.",
    ]


# Made-up words are rendered, which takes its time on a busy machine.
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(state=question_states(), kind=st.sampled_from(QuestionKind.values))
def test_any_question_can_be_made_one_of_any_kind(state: QuestionState, kind: str) -> None:
    changed = of_kind(state, kind)

    keys = [choice.key for choice in changed.choices]
    assert len(set(keys)) == len(keys)
    assert all(choice.text and not choice.pair for choice in changed.choices)
    assert kind not in ONE_KEY or sum(choice.is_key for choice in changed.choices) <= 1
    assert (changed.stem, changed.kind) == (state.stem, kind)
    assert all(isinstance(words, str) for words in lost(state, kind))


@pytest.mark.django_db
def test_a_draft_is_made_one_of_another_kind_on_a_page_of_its_own(
    world: World, instructing: Client
) -> None:
    draft = QuestionRevisionFactory.create(kind="matching")
    page = f"/admin/quizzes/questionrevision/{draft.pk}/kind/"

    asked = instructing.get(page).text
    answer = instructing.post(page, {"kind": "ordering"})

    changed = QuestionRevision.objects.get(pk=draft.pk)
    assert "What the texts go with is dropped." in asked
    assert 'value="matching"' not in asked
    assert answer["Location"].endswith(f"/{draft.pk}/change/")
    assert state_of(changed).kind == "ordering"
    assert changed.edit > draft.edit
    assert AuditEvent.objects.filter(action="changed", thing_id=draft.pk).exists()


def test_what_is_no_kind_changes_nothing(world: World, instructing: Client) -> None:
    page = f"/admin/quizzes/questionrevision/{world.question_draft.pk}/kind/"

    answer = instructing.post(page, {"kind": "haiku"})

    assert "Select a valid choice" in answer.text
    assert QuestionRevision.objects.get(pk=world.question_draft.pk).kind == "single"


def test_the_kind_of_a_released_question_stays(world: World, instructing: Client) -> None:
    asked = world.lesson.questions["first-check"]

    answer = instructing.post(
        f"/admin/quizzes/questionrevision/{asked.pk}/kind/", {"kind": "ordering"}
    )

    assert answer.status_code == 403
