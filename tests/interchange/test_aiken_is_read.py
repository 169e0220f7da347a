"""Aiken: plain words, letters, and the line that names the answer."""

import pytest

from quizzes.interchange.aiken import AikenFormat
from quizzes.interchange.items import ImportProblem
from quizzes.interchange.text_files import text_of_file
from quizzes.packs.states import QuestionState
from tests.interchange.reading import read_file, rows_of

FLAGS = QuestionState("What?", "", "", shuffle=True, is_pilot=False, choices=())


def test_questions_are_read_and_mistakes_told_by_line() -> None:
    read = read_file("windows.aiken.txt")

    flags = read["line 1"].state
    assert flags is not None
    assert flags.stem == "What does a feature flag do?  \nIt is asked twice."
    assert rows_of(flags)[2] == ("", "It tests &lt;code> & data", "", "")
    assert read["line 8"].problem == "The answer “C” is none of the choices."
    assert read["line 13"].problem == "The answer “” is none of the choices."
    last = read["line 18"].state
    assert last is not None
    assert last.stem == "1\\. Is a line that looks like a list kept?"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Q\nA. a\nA. b\nANSWER: A", ["Two choices have the letter A."]),
        ("ANSWER: A", ["The answer “A” is none of the choices."]),
        ("Q\nA. a\nmore\nB. b\nANSWER: B\nleft over", ["", "It has no line with “ANSWER:”."]),
        ("A. a\nB. b\nANSWER: B", [""]),
        ("\x01\nB. b\nANSWER: B", ["The question has no words."]),
    ],
)
def test_each_item_says_what_is_wrong_with_it(text: str, problems: list[str]) -> None:
    assert [read.problem for read in AikenFormat().read(text.encode(), "")] == problems


def test_a_text_without_an_answer_is_no_aiken() -> None:
    with pytest.raises(ImportProblem, match="No line says"):
        list(AikenFormat().read(b"Just words", ""))


def test_nothing_is_written_as_aiken() -> None:
    assert AikenFormat().loses(FLAGS) == ()
    with pytest.raises(NotImplementedError):
        AikenFormat().write([("flags", FLAGS)])


def test_a_text_with_a_nul_character_is_refused_with_its_line() -> None:
    with pytest.raises(ImportProblem) as caught:
        text_of_file(b"Question?\nA. a\0\n")

    assert (caught.value.line, "NUL character" in caught.value.message) == (2, True)
