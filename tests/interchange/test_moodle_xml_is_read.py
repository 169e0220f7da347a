"""Moodle XML as Moodle exports it: what each question becomes, and what is told."""

import pytest

from quizzes.interchange import safe_xml
from quizzes.interchange.items import ImportProblem, Read
from quizzes.interchange.moodle_xml import MoodleXmlFormat
from tests.interchange.reading import read_file, rows_of


def read_one(question: str) -> Read:
    (read,) = MoodleXmlFormat().read(f"<quiz>{question}</quiz>".encode(), "")
    return read


def answer(weight: str, text: str) -> str:
    return f'<answer fraction="{weight}"><text>{text}</text></answer>'


def test_a_question_bank_keeps_words_and_tells_what_stays_behind() -> None:
    read = read_file("moodle-bank.xml")

    flags = read["flags-1"].state
    assert flags is not None
    assert flags.stem == "What does a **feature flag** separate?"
    assert flags.key_idea == "Deploy first, *release* later."
    assert not flags.shuffle
    assert rows_of(flags)[0] == (
        "*", "Release from deployment", "", "Yes: code can be there and `off`.",
    )  # fmt: skip
    assert read["flags-1"].lost == (
        "The file “flag.png” is left out.",
        "A picture is left out (A flag).",
        "The category “$course$/top/Default for Releases” is left out.",
        "Tags are left out: release.",
        "Its hints are left out.",
        "Its grade of 2 is left out: every question earns the same.",
    )


def test_each_kind_of_a_question_bank_is_understood() -> None:
    read = read_file("moodle-bank.xml")

    assert {name: each.understood or each.problem for name, each in read.items()} == {
        "flags-1": "Single choice, 2 choices",
        "Two rings": "Multiple choice, 3 choices",
        "Rollback": "True or false, 2 choices",
        "Word": "Short text, 1 accepted answer",
        "Share": "Number, 1 accepted answer",
        "Pairs": "Matching, 2 pairs",
        "Order": "Ordering, 3 items",
        "Say why": "An essay needs a rubric to be graded by: write it here.",
        "Gaps": "A text with gaps is several questions in one. Ask them one by one.",
        "Formula": "Questions of the type “stack” are not asked here.",
    }
    word, share, pairs, order = (read[name].state for name in ("Word", "Share", "Pairs", "Order"))
    assert word is not None
    assert share is not None
    assert pairs is not None
    assert order is not None
    assert (word.stem, word.match_case) == ("Name the ring that \\*everyone\\* sees.", True)
    assert (share.unit, share.choices[0].text) == ("ms", "1000 +- 0.5")
    assert rows_of(pairs)[0] == ("*", "A1", "staff < all", "")
    assert [choice.text for choice in order.choices] == ["build", "test", "release"]


STEM = "<questiontext><text>What?</text></questiontext>"


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (f'<question type="multichoice">{STEM}{answer("x", "a")}</question>',
         "“x” is no weight of an answer."),
        (f'<question type="multichoice">{STEM}{answer("1e9", "a")}</question>',
         "“1e9” is no weight of an answer."),
        (f'<question type="multichoice">{STEM}{answer("0", "a")}</question>',
         "No choice is marked as right."),
        (f'<question type="matching">{STEM}<subquestion><text>a</text></subquestion></question>',
         "Fewer than two pairs can be read."),
        (f'<question type="truefalse">{STEM}{answer("0", "true")}</question>',
         "Neither true nor false is marked as right."),
        (f'<question type="ordering">{STEM}{answer("x", "a")}</question>',
         "Fewer than two items can be read."),
        (f'<question type="shortanswer">{STEM}</question>', "No answer is marked as right."),
        ('<question type="calculatedmulti"></question>',
         "Its numbers are drawn anew for each learner, which is not done here."),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_in_one_sentence(question: str, problem: str) -> None:
    assert read_one(question).problem == problem


def test_a_set_of_choices_counts_whole_or_not_at_all() -> None:
    choices = answer("100", "a") + answer("100", "b") + answer("0", "c")
    state = read_one(f'<question type="multichoiceset">{STEM}{choices}</question>').state

    assert state is not None
    assert (state.kind, state.partial_credit) == ("multiple", False)
    assert [choice.is_key for choice in state.choices] == [True, True, False]


def test_a_unit_nobody_could_read_is_left_out() -> None:
    units = f"<units><unit><unit_name>{'m' * 41}</unit_name></unit></units>"
    read = read_one(f'<question type="numerical">{STEM}{answer("100", "1")}{units}</question>')

    assert read.state is not None
    assert (read.state.unit, read.lost) == ("", ("The unit is too long and left out.",))


def test_a_choice_without_words_keeps_its_place() -> None:
    choices = answer("100", "a") + answer("0", "&lt;img src='b.png'&gt;")
    read = read_one(f'<question type="multichoice">{STEM}{choices}</question>')

    assert read.state is not None
    assert [choice.text for choice in read.state.choices] == ["a", "…"]
    assert read.lost == ("A picture is left out (b.png).",)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<x/>", "Moodle XML begins with <quiz>; this file does not."),
        (b"<quiz>", "This is not well-formed XML (no element found). Export the file again."),
        (b'<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>',
         "The file defines entities of its own, which are not read. Export it without."),
        (b'<?xml version="1.0" encoding="x-none"?><quiz/>',
         "The file's encoding is not known. Save it as UTF-8."),
        (b"<quiz>" + b"<a>" * 101, "The XML is nested more than 100 elements deep."),
        (b"<quiz>" + b"<question/>" * 5001 + b"</quiz>",
         "The file has more than 5000 items. Divide it into smaller ones."),
        (b" " * 5_000_001, "The file has more than 5 MB. Divide it into smaller ones."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_gets_one_sentence(content: bytes, problem: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        list(MoodleXmlFormat().read(content, ""))

    assert refused.value.message == problem


def test_a_file_stuffed_with_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "MOST_ELEMENTS", 9)

    with pytest.raises(ImportProblem, match="too many elements"):
        safe_xml.read_xml(b"<quiz>" + b"<a/>" * 9)
