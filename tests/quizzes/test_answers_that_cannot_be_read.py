"""What cannot be judged is told in one sentence that says what to do, and kept in the form."""

import html

import pytest
from django.test import Client

from quizzes.models import Response
from tests.quizzes.kinds_of_questions import HTMX, RIGHT, KindsLesson, fields_of, key_of

pytestmark = pytest.mark.django_db

TYPED = {
    "3,5 apples": "“3,5 apples” is no number in ms. Type digits, such as 3.5 or 1e3.",
    "NaN": "“NaN” is no number in ms.",
    "1,000": "“1,000” can be read in two ways. Write it without the comma.",
    "七": "“七” is no number in ms.",
    "<script>alert(1)</script>": "“<script>alert(1)</script>” is no number in ms.",
    "9" * 201: "Type at most 200 characters; yours has 201.",
    "1e" + "9" * 100: "“1e" + "9" * 38 + "…” is no number in ms.",
    " \t ": "Type a number, then verify.",
}


def asked_again(client: Client, lesson: KindsLesson, form: dict[str, object], kind: str) -> str:
    """The card that comes back with status 422, as text."""
    answer = client.post(lesson.check_url(key_of(kind)), form, headers=HTMX)
    assert answer.status_code == 422
    assert not Response.objects.exists()
    return html.unescape(answer.text)


@pytest.mark.parametrize(("typed", "sentence"), TYPED.items(), ids=range(len(TYPED)))
def test_what_is_no_number_is_told_and_kept(client: Client, typed: str, sentence: str) -> None:
    lesson = KindsLesson("numeric", unit="ms")

    card = asked_again(client, lesson, lesson.filled("numeric", typed), "numeric")

    assert sentence in card.split('class="err"')[1].split("</p>")[0]
    assert f'value="{typed}"' in card
    assert card.count("<script") == typed.count("<script") * 2


def test_without_a_unit_the_sentence_names_none(client: Client) -> None:
    lesson = KindsLesson("numeric")

    card = asked_again(client, lesson, lesson.filled("numeric", "x"), "numeric")

    assert "“x” is no number. Type digits" in card


@pytest.mark.parametrize("typed", ["\x00", "\x1b\x07", "\u2029", " " * 3000])
def test_what_cannot_be_typed_is_nothing_typed(client: Client, typed: str) -> None:
    lesson = KindsLesson("short_text")

    card = asked_again(client, lesson, lesson.filled("short_text", typed), "short_text")

    assert "Type your answer, then verify." in card


def test_a_huge_text_is_told_by_its_length_and_not_judged(client: Client) -> None:
    lesson = KindsLesson("short_text")

    card = asked_again(client, lesson, lesson.filled("short_text", "x" * 10**6), "short_text")

    assert "Type at most 200 characters; yours has 2000." in card
    assert len(card) < 10_000


def test_two_things_at_one_place_are_told_and_the_places_kept(client: Client) -> None:
    lesson = KindsLesson("ordering")
    form = lesson.filled("ordering", RIGHT["ordering"])
    places = [name for name in form if name.startswith("place-")]

    card = asked_again(client, lesson, form | {places[0]: "2"}, "ordering")

    assert "Two items are at place 2. Give each a place of its own." in card
    assert card.count('value="2" selected') == 2


@pytest.mark.parametrize("value", ["", "0", "5", "-1", "1.0", "x" * 500, "²"])
def test_a_place_that_there_is_not_is_a_place_left_out(client: Client, value: str) -> None:
    lesson = KindsLesson("ordering")
    form = lesson.filled("ordering", RIGHT["ordering"])
    first = next(name for name in form if name.startswith("place-"))

    card = asked_again(client, lesson, form | {first: value}, "ordering")

    assert "Give each item a place, then verify." in card
    assert card.count(" selected") == 3


def test_a_side_left_open_is_told_and_the_others_kept(client: Client) -> None:
    lesson = KindsLesson("matching")
    form = lesson.filled("matching", RIGHT["matching"])
    del form[next(name for name in form if name.startswith("match-"))]

    card = asked_again(client, lesson, form, "matching")

    assert "Choose what goes with each, then verify." in card
    assert card.count(" selected") == 2


def test_an_unknown_box_among_known_ones_is_not_judged(client: Client) -> None:
    lesson = KindsLesson("multiple")
    form = lesson.filled("multiple", RIGHT["multiple"])

    card = asked_again(client, lesson, form | {"choice": ["right-a", "else"]}, "multiple")

    assert "Choose at least one answer, then verify." in card


def test_a_form_with_thousands_of_fields_is_read_as_far_as_makes_sense(client: Client) -> None:
    lesson = KindsLesson("ordering")
    form = {f"place-{number}": "1" for number in range(900)}
    form["revision"] = str(lesson.questions["ordering"].pk)

    assert "Give each item a place" in asked_again(client, lesson, form, "ordering")


def test_practice_asks_again_in_the_same_words(client: Client) -> None:
    lesson = KindsLesson("numeric")
    lesson.send(client, "numeric", "3.5")
    form = lesson.filled("numeric", "nope", practise="1")

    answer = client.post(lesson.check_url("numeric"), form, headers=HTMX)

    assert answer.status_code == 422
    assert "is no number" in answer.text
    assert 'value="nope"' in answer.text
    assert 'name="practise" value="1"' in answer.text


def test_forms_say_the_same_however_the_learner_sees_the_rows() -> None:
    question = KindsLesson("matching").asked("matching")

    assert fields_of(question, RIGHT["matching"]) == fields_of(question, RIGHT["matching"])
    assert len({c.name for c in question.choices} | {c.pair_name for c in question.choices}) == 8
