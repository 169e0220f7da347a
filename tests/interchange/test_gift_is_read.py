"""GIFT as Moodle exports it and as people write it: what becomes of it, and what is told."""

import pytest

from quizzes.interchange.gift import GiftFormat
from quizzes.interchange.items import Read
from tests.interchange.reading import read_file, rows_of


def read_one(text: str) -> Read:
    (read,) = GiftFormat().read(text.encode(), "")
    return read


def test_a_question_bank_of_moodle_keeps_names_words_and_reasons() -> None:
    read = read_file("moodle-bank.gift")

    flags = read["flags-1"].state
    assert flags is not None
    assert flags.stem == "What does a **feature flag** separate from the deployment?"
    assert flags.key_idea == "Deploy first, release later."
    assert rows_of(flags) == [
        ("*", "The *release* of a feature", "", "Yes: code can be there and off."),
        ("", "The build", "", "The build comes before both."),
        ("", "The test run", "", ""),
    ]
    assert read["flags-1"].lost == (
        "“The test run” earned 33.33333 % there; here it is wrong.",
        "The category “$course$/top/Default for Releases” is left out.",
        "Tags are left out: release, week 2.",
    )


def test_each_kind_of_a_question_bank_is_understood() -> None:
    read = read_file("moodle-bank.gift")

    assert [each.understood or each.problem for each in read.values()] == [
        "Single choice, 3 choices",
        "Multiple choice, 3 choices",
        "True or false, 2 choices",
        "Number, 1 accepted answer",
        "Short text, 1 accepted answer",
        "Matching, 2 pairs",
        "An essay needs a rubric to be graded by: write it here.",
        "A description asks nothing. Put it into the text.",
    ]
    rings, pairs, word = read["Two rings"].state, read["Pairs"].state, read["Word"].state
    assert rings is not None
    assert pairs is not None
    assert word is not None
    assert rings.partial_credit
    assert rows_of(pairs)[2] == ("", "", "nobody", "")
    assert rows_of(word)[1] == ("", "A*", "", "A ring, but which?")
    assert word.stem == "Name the ring that everyone sees.  \nTwo characters."


def test_what_people_write_by_hand_is_read_with_its_line() -> None:
    read = read_file("hand-written.gift")

    found = {name: each.state.kind if each.state else each.problem for name, each in read.items()}
    assert found == {
        "line 3": "single", "line 5": "single", "line 7": "true_false", "line 9": "numeric",
        "line 14": "numeric", "line 16": "short_text", "Braces": "single",
        "line 24": "true_false", "line 28": "short_text", "line 30": "single", "line 32": "single",
        "line 34": "The braces are not one pair. Write “\\{” for a brace in the words.",
        "line 36": "The question has no words.",
    }  # fmt: skip
    sun, price, missing = (read[name].state for name in ("line 24", "line 28", "line 5"))
    assert sun is not None
    assert price is not None
    assert missing is not None
    assert rows_of(sun)[:2] == [("*", "True", "", "It does!"), ("", "False", "", "It does.")]
    assert (price.stem, price.choices[0].text) == ("Price in ~ # \\\\", "5 : 6")
    assert missing.stem == "Grant is … in Grant's tomb."


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ("{~a ~b}", "No choice is marked as right."),
        ("{=a =b ~c}", "Several choices earn full points; here exactly one may."),
        ("{~%-50%a ~b}", "No choice is marked as right."),
        ("{=%0%a =%0%b}", "No answer is marked as right."),
        ("{#x}", "“x” is not a number."),
        ("{=a-> =b->c}", "A pair has only one side: write “left -> right”."),
        ("{=a->b}", "Fewer than two pairs can be read."),
        ("{=a ~" + "~".join("bcdefghijk" * 7) + "}", "It has more than 60 answers to choose from."),
        ("{=a ~b}}", "The braces are not one pair. Write “\\{” for a brace in the words."),
    ],
)
def test_what_cannot_be_kept_is_said_in_one_sentence(answers: str, problem: str) -> None:
    assert read_one(f"What? {answers}").problem == problem


@pytest.mark.parametrize(
    ("said", "read"),
    [("#-.5", "-0.5"), ("#+3.", "3"), ("#1,5:0,5", "1.5 +- 0.5"), ("#5..-5", "-5..5"),
     ("#=1 000:0", "1000"), ("#\N{MINUS SIGN}2e3", "-2e3"), ("#5:", "5"), ("#= =5", "5")],
)  # fmt: skip
def test_numbers_are_written_in_our_words(said: str, read: str) -> None:
    state = read_one(f"How many? {{{said}}}").state

    assert state is not None
    assert state.choices[0].text == read


def test_weights_that_differ_and_catch_all_answers_are_told() -> None:
    weighed = read_one("Two? {~%60%a ~%40%b ~%-100%c}")
    numeric = read_one("Two? {#=2 ~#No.}")

    assert weighed.lost == ("Right choices of different weight all weigh the same here.",)
    assert weighed.state is not None
    assert not weighed.state.partial_credit
    assert numeric.lost == ("What is told for any other number is left out.",)


def test_html_without_a_format_keeps_its_lines() -> None:
    state = read_one(
        "One <b>two</b>\n<p>three</p>\nfour {=[plain]a*b ~[html]<i>c</i>#[moodle]d}"
    ).state

    assert state is not None
    assert state.stem == "One **two**\n\nthree\n\nfour"
    assert [choice.text for choice in state.choices] == ["a\\*b", "*c*"]


def test_plain_words_are_written_as_they_are() -> None:
    state = read_one("Who? {=Grant =%0%Lee#No.}").state
    assert state is not None

    written = GiftFormat().write([("who", state)]).decode()

    assert written == "// [id:who]\n::who::Who? {\n\t=Grant\n\t=%0%Lee#No.\n}\n\n"
