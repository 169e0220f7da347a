"""questions.yaml holds every kind of question without loss, and says what a kind does not allow."""

import pytest
from hypothesis import HealthCheck, given, settings

from courses.packs.problems import Problems
from courses.packs.yaml_reading import YamlSource
from courses.packs.yaml_writing import yaml_text
from quizzes.packs.questions_file import Questions, questions_in
from quizzes.packs.states import ChoiceState, QuestionState, entry_of
from tests.packs.questions_made_up import question_states


def read(text: str) -> tuple[Questions, list[str]]:
    """The questions, and each problem as "line: reason"."""
    problems = Problems()
    found = questions_in(text, YamlSource("q.yaml", problems), None)
    return found, [str(each).removeprefix("q.yaml:") for each in problems.found]


# Words are rendered to see whether they are fit, which takes its time on a busy machine.
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(state=question_states())
def test_a_question_of_any_kind_is_read_back_as_it_was_written(state: QuestionState) -> None:
    found, problems = read(yaml_text([entry_of("q", state)]))

    assert problems == []
    assert found == {"q": state}


def question(kind: str, *rows: str, more: str = "") -> str:
    """A file with one question; each row is a choice's fields after its key."""
    head = f"- key: q\n  kind: {kind}\n  stem: Why?\n  key_idea: So.\n{more}  choices:\n"
    return head + "".join(f"    - {{key: c{n}, {row}}}\n" for n, row in enumerate(rows))


A, B = "text: A, explanation: x", "text: B, explanation: x"
RIGHT = "text: A, explanation: x, correct: true"
MISTAKES = {
    question("multiple", A, B): "6: Write “correct: true” at one choice at least.",
    question("multiple"): "5: “choices” is a list: start each entry",
    question("single", RIGHT, RIGHT.replace("A", "B")): "6: Write “correct: true” at exactly one",
    question("mutliple", RIGHT, B): "2: There is no kind “mutliple”. Did you mean “multiple”?",
    question("true_false", RIGHT, B): "6: Name the two choices “true” and “false”.",
    question("single", RIGHT, B, more="  unit: ms\n"): "5: Only questions of the kind",
    question("single", RIGHT, B, more="  partial_credit: true\n"): "5: Only questions of",
    question("numeric", "text: '1', correct: true", more="  match_case: true\n"): "5: Only",
    question("numeric", "text: '1'"): "6: Write “correct: true” at one choice at least.",
    question("numeric", "text: 3.5, correct: true"): "6: “text” is a text: write '3.5' in quotes.",
    question("short_text", "text: a, correct: true", "text: a"): "7: Another choice says the same.",
    question("short_text", "text: ' ', correct: true"): "6: “text” says nothing. Write it.",
    question("ordering", "text: A", "text: B, correct: false"): "6: Leave out “correct”: the order",
    question("ordering", "text: A"): "6: Offer 2 to 10 choices, not 1.",
    question("matching", "text: A, pair: B", "text: C"): "7: The field “pair” is missing.",
    question("matching", "text: A, pair: B", "explanation: C"): "7: The field “text” is missing.",
    question("matching", "pair: B", "pair: C"): "6: Write “correct: true” at one choice at least.",
    question("single", RIGHT, f"{B}, pair: C"): "7: Only questions of the kind matching",
}  # fmt: skip


@pytest.mark.parametrize("text", MISTAKES)
def test_what_a_kind_does_not_allow_is_told_at_its_line(text: str) -> None:
    _found, problems = read(text)

    assert any(told.startswith(MISTAKES[text]) for told in problems), problems


def test_the_order_and_the_pairs_need_no_word_about_being_right() -> None:
    ordered, _none = read(question("ordering", "text: A", "text: B"))
    matched, problems = read(question("matching", "text: A, pair: B", "pair: C"))

    assert [choice.is_key for choice in ordered["q"].choices] == [True, True]
    assert [choice.is_key for choice in matched["q"].choices] == [True, False]
    assert problems == []


def test_what_is_not_written_yet_may_be_said_to_be_empty_but_not_forgotten() -> None:
    _found, empty = read(question("single", RIGHT, "text: B, explanation: ''"))
    _other, forgotten = read(question("single", RIGHT, "text: B"))

    assert empty == []
    assert forgotten == ["7: The field “explanation” is missing."]


def test_stars_of_a_typed_answer_are_not_read_as_markdown() -> None:
    found, problems = read(question("short_text", "text: '*a <b> \\*', correct: true"))

    assert problems == []
    assert found["q"].choices == (ChoiceState("c0", "*a <b> \\*", "", True, False),)
