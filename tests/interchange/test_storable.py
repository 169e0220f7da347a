"""Whatever a reader says, only what the tables take is offered; the rest is said in a sentence."""

from dataclasses import replace

import pytest

from quizzes.interchange.choice_keys import choice_keys
from quizzes.interchange.items import Read
from quizzes.interchange.keeping import storable
from quizzes.interchange.keys import Keys, fitting_key
from quizzes.interchange.stored_states import json_of, state_from
from quizzes.models import QuestionUpload, UploadedQuestion
from quizzes.packs.states import ChoiceState, QuestionState

RIGHT = ChoiceState("a", "Yes", "", is_key=True, is_last=False)
WRONG = ChoiceState("b", "No", "", is_key=False, is_last=False)
FINE = QuestionState("Is it?", "", "", True, False, (RIGHT, WRONG))


@pytest.mark.parametrize(
    ("state", "problem"),
    [
        (FINE, ""),
        (replace(FINE, kind="riddle"), "Its kind is not known."),
        (replace(FINE, choices=(RIGHT, replace(WRONG, key="a"))),
         "Two of its choices have the same name."),
        (replace(FINE, choices=(RIGHT, replace(WRONG, key="é"))),
         "A choice has a name that cannot be kept."),
        (replace(FINE, choices=(RIGHT, replace(WRONG, is_key=True))),
         "Exactly one choice may be right."),
        (replace(FINE, choices=(RIGHT, replace(WRONG, text=""))), "A choice says nothing."),
        (replace(FINE, unit="m" * 41), "Its unit is too long."),
        (replace(FINE, stem="m" * 200_001), "It is too long."),
        (replace(FINE, stem="\0"), "It has a character that cannot be kept."),
    ],
)  # fmt: skip
def test_a_question_is_storable_or_its_problem_is_said(state: QuestionState, problem: str) -> None:
    assert storable(Read("name", state)) == (None if problem else state, problem)


def test_a_question_is_the_same_after_waiting_as_json() -> None:
    assert state_from(json_of(FINE)) == FINE


@pytest.mark.parametrize(
    ("name", "stem", "key"),
    [
        ("Feature flags & rollout", "", "feature-flags-rollout"),
        ("漢字", "What is a *flag*?", "what-is-a-flag"),
        ("", "word " * 40, "word-word-word-word-word-word-word-word"),
        ("", "w" * 99, "w" * 40),
        ("-", "漢字", "question"),
        ("n" * 99, "", "n" * 60),
    ],
)
def test_a_key_is_made_of_the_name_or_the_words(name: str, stem: str, key: str) -> None:
    assert fitting_key(name, stem) == key


def test_keys_that_are_taken_get_numbers_and_still_fit() -> None:
    keys = Keys(["a", "a-3"])

    assert [keys.give("a"), keys.give("a"), keys.give("b")] == ["a-2", "a-4", "b"]
    assert [keys.give("n" * 60), keys.give("n" * 60)] == ["n" * 60, f"{'n' * 58}-2"]


def test_names_of_choices_tell_nothing_of_their_order() -> None:
    keys = choice_keys(["Build & test", "漢字", "漢字", "a word " * 9, "n" * 50, "&amp; 1"])

    assert keys == ["build-test", "c-c6d297", "c-c6d297-2", "a-word-a-word-a-word-a-word-a",
        "n" * 30, "1"]  # fmt: skip


def test_what_waits_is_called_by_its_file_its_key_or_its_place() -> None:
    upload = QuestionUpload(name="ships.gift")
    items = [UploadedQuestion(key="one", position=1), UploadedQuestion(position=2)]

    assert [str(each) for each in (upload, *items)] == ["ships.gift", "one", "2"]
