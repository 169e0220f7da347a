"""What is written in a format and read again is the same question, wherever both can say it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rendering import render_fragment
from quizzes.interchange.gift import GiftFormat
from quizzes.interchange.items import Format
from quizzes.interchange.moodle_xml import MoodleXmlFormat
from quizzes.packs.states import ChoiceState, QuestionState
from tests.interchange.questions import questions

RAW = ("numeric", "short_text")


def read_again(offered: Format, states: list[QuestionState]) -> list[QuestionState | None]:
    items = [(f"question-{number}", state) for number, state in enumerate(states)]
    back = list(offered.read(offered.write(items), ""))
    assert [read.name for read in back] == [key for key, _state in items]
    return [read.state for read in back]


def without_keys(state: QuestionState | None, *, rendered: bool = False) -> QuestionState:
    """The question with names of choices that no file has, texts as learners see them."""

    def say(text: str) -> str:
        text = text.replace("->", "-&gt;")
        return render_fragment(text)[0].strip() if rendered else text

    def choice(place: int, each: ChoiceState) -> ChoiceState:
        text = each.text if state.kind in RAW else say(each.text)
        return replace(
            each, key=f"c{place}", text=text, explanation=say(each.explanation),
            pair=say(each.pair),
        )  # fmt: skip

    assert state is not None
    choices = tuple(choice(place, each) for place, each in enumerate(state.choices))
    return replace(state, stem=say(state.stem), key_idea=say(state.key_idea), choices=choices)


@settings(max_examples=60)
@given(st.lists(questions(tuple(GiftFormat.writes)), min_size=1, max_size=3))
def test_gift_says_every_question_word_for_word(states: list[QuestionState]) -> None:
    back = read_again(GiftFormat(), states)

    assert [*map(without_keys, back)] == [*map(without_keys, states)]


@settings(max_examples=50)
@given(questions(("single", "multiple", "true_false", "short_text", "ordering")))
def test_moodle_xml_says_what_learners_would_see(state: QuestionState) -> None:
    (back,) = read_again(MoodleXmlFormat(), [state])

    assert without_keys(back, rendered=True) == without_keys(state, rendered=True)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("3.5", "3.5"),
        ("3.5 +- 0.1", "3.5 +- 0.1"),
        ("3..4", "3.5 +- 0.5"),
        ("-2..1e1", "4 +- 6"),
        ("2..x", ""),
    ],
)
def test_moodle_xml_says_a_range_by_its_middle(said: str, read: str) -> None:
    state = QuestionState("How long?", "", "", shuffle=True, is_pilot=False, kind="numeric",
        choices=(ChoiceState("a", said, "", True, False),), unit="ms")  # fmt: skip

    (back,) = read_again(MoodleXmlFormat(), [state])

    assert (back is not None) == bool(read)
    assert back is None or (back.choices[0].text, back.unit) == (read, "ms")


@settings(max_examples=20)
@given(questions(("matching", "numeric")))
def test_moodle_xml_keeps_how_many_pairs_and_numbers_there_are(state: QuestionState) -> None:
    (back,) = read_again(MoodleXmlFormat(), [state])

    assert back is not None
    assert [each.is_key for each in back.choices] == [each.is_key for each in state.choices]
    assert [bool(each.pair) for each in back.choices] == [bool(e.pair) for e in state.choices]
