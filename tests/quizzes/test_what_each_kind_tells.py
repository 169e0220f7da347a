"""What a card of each kind says of the learner's own answer, before and after the end."""

import html
import re

import pytest
from django.test import Client

from quizzes.models import Choice
from quizzes.packs.states import ChoiceState, state_of
from tests.factories import QuestionRevisionFactory, released
from tests.quizzes.kinds_of_questions import RIGHT, WRONG, KindsLesson

pytestmark = pytest.mark.django_db


def words(card: str) -> str:
    """The card's text with its markup taken out."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", card)).split())


def test_a_wrong_order_is_told_by_how_many_are_in_place(client: Client) -> None:
    lesson = KindsLesson("ordering")

    card = words(lesson.send(client, "ordering", WRONG["ordering"][0]))

    assert "2 of 4 are in their place. A later answer earns 1 point." in card
    assert "Your answer" not in card


def test_the_right_order_stands_with_where_the_learner_had_each(client: Client) -> None:
    lesson = KindsLesson("ordering")

    for answer in WRONG["ordering"]:
        card = words(lesson.send(client, "ordering", answer))

    assert "1 You had it here Step build" in card
    assert "3 You had it at place 4 Step release" in card
    assert "This is the right order" in card


def test_pairs_that_hold_are_marked_and_the_others_too(client: Client) -> None:
    lesson = KindsLesson("matching")

    card = lesson.send(client, "matching", WRONG["matching"][0])

    assert "1 of 3 pairs holds." in words(card)
    assert card.count("pl--ok") == 1
    assert card.count("pl--bad") == 2
    assert card.count(" selected") == 3


def test_the_right_pairs_stand_beside_what_the_learner_had_chosen(client: Client) -> None:
    lesson = KindsLesson("matching")

    for answer in WRONG["matching"]:
        card = words(lesson.send(client, "matching", answer))

    assert "Your pair was another Left blue goes with: Pair of blue" in card
    assert "You had chosen: Pair of canary" in card
    assert "Your pair, correct Left toggle goes with: Pair of toggle" in card
    assert "Fits nothing Pair of nothing" in card


def test_options_that_say_the_same_are_one_and_either_is_right(client: Client) -> None:
    revision = QuestionRevisionFactory.create(kind="matching")
    Choice.objects.filter(revision=revision, key="toggle").update(pair=" pair OF blue")
    lesson = KindsLesson("matching")
    state = state_of(revision)
    newer = QuestionRevisionFactory.create(question=lesson.questions["matching"].question)
    state.write_to(newer)
    released(newer, scope=lesson.course.slug)
    lesson.questions["matching"] = newer
    same = "blue=blue,canary=canary,toggle=blue"

    assert len(lesson.asked("matching").options) == 3
    assert "Correct, first try" in lesson.send(client, "matching", same)


def test_options_with_markup_stand_in_a_list_under_letters(client: Client) -> None:
    lesson = KindsLesson("matching")
    newer = QuestionRevisionFactory.create(question=lesson.questions["matching"].question)
    state = state_of(lesson.questions["matching"])
    rich = ChoiceState("more", "", "", False, False, "Runs `main` & **nothing** else")
    type(state)(**{**_fields(state), "choices": (*state.choices, rich)}).write_to(newer)
    released(newer, scope=lesson.course.slug)

    page = client.get(lesson.url).text

    assert "<code>main</code> &amp; <strong>nothing</strong> else" in page
    assert re.search(r"<option value=\"\w{8}\">[A-E] · Runs main &amp; nothing else</option>", page)


def _fields(state: object) -> dict[str, object]:
    return {name: getattr(state, name) for name in state.__slots__}


def test_a_number_is_shown_again_with_its_unit_and_what_is_accepted(client: Client) -> None:
    lesson = KindsLesson("numeric", unit="ms")
    missed = words(lesson.send(client, "numeric", "7"))

    card = words(lesson.send(client, "numeric", "3,55 ms"))

    assert "Your answer, not this one 7 ms Secret explanation of doubled" in missed
    assert "Read the note under your answer, then answer again." in missed
    assert "Your answer, correct 3,55 ms Secret explanation of exact" in card
    assert "The answer 3.5 ± 0.1 ms" in card
    assert "-4 to -3 ms Why not? Secret explanation of negative" in card


def test_a_miss_that_nobody_foresaw_sends_back_to_the_passage(client: Client) -> None:
    lesson = KindsLesson("short_text")

    card = lesson.send(client, "short_text", "<b>something</b>")

    assert "Read the passage again, then answer again." in card
    assert "&lt;b&gt;something&lt;/b&gt;" in card
    assert "<b>something" not in card.replace("<b>&lt;b&gt;", "")


def test_asking_for_a_typed_answer_tells_the_first_that_is_accepted(client: Client) -> None:
    lesson = KindsLesson("numeric", unit="ms")

    card = words(lesson.send(client, "numeric", "", reveal="1"))

    assert "The answer is 3.5 ± 0.1 ms" in card
    assert "Your answer" not in card


def test_the_same_number_written_otherwise_costs_no_try(client: Client) -> None:
    lesson = KindsLesson("numeric", unit="ms")
    lesson.send(client, "numeric", "7")

    card = lesson.send(client, "numeric", "7,00 ms")

    assert "Not yet. Try 2 of 3" in card


def test_all_right_boxes_are_named_by_their_letters(client: Client) -> None:
    lesson = KindsLesson("multiple", shuffle=False)

    card = words(lesson.send(client, "multiple", RIGHT["multiple"], reveal="1"))

    assert "The answer is A and C" in card


def test_boxes_tell_what_was_chosen_and_what_was_missed(client: Client) -> None:
    lesson = KindsLesson("multiple", shuffle=False)
    for answer in ("right-a,wrong-a", "wrong-b", "right-a"):
        card = words(lesson.send(client, "multiple", answer))

    assert "A Your answer, correct Choice right-a" in card
    assert "C Right, not chosen Choice right-b" in card
