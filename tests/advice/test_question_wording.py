"""What words give away: negations, choices that speak of others, sweeping words, length."""

import pytest

from quizzes.advice.wording import absolute_in, is_longest, negation_in, refers_to_others


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("Which is NOT a release pattern?", "NOT"),
        ("All of these hold, except?", "except"),
        ("Which doesn’t hold?", "doesn’t"),
        ("Which is **not** a pattern?", ""),
        ("Which is __never__ done?", ""),
        ("Which note is right?", ""),
        ("Its code is not tested. Which pattern helps?", ""),
        ("Its code is tested. Which pattern does not help?", "not"),
        ("", ""),
    ],
)
def test_a_negation_is_found_unless_it_is_in_bold(stem: str, word: str) -> None:
    assert negation_in(stem) == word


@pytest.mark.parametrize(
    ("choice", "refers"),
    [
        ("All of the above", True),
        ("none of these", True),
        ("None of these choices", True),
        ("None of the code may go out", False),
        ("All of these servers", False),
        ("Both A and B", True),
        ("A or C", True),
        ("All traffic goes to green", False),
        ("A canary and a baseline", False),
    ],
)
def test_a_choice_that_speaks_of_the_others_is_found(choice: str, refers: bool) -> None:
    assert refers_to_others(choice) is refers


@pytest.mark.parametrize(("choice", "word"), [("It always fails", "always"), ("It may fail", "")])
def test_a_sweeping_word_is_found(choice: str, word: str) -> None:
    assert absolute_in(choice) == word


@pytest.mark.parametrize(
    ("key", "others", "longest"),
    [
        ("x" * 60, ["y" * 40], True),
        ("x" * 50, ["y" * 40], False),
        ("x" * 14, ["y"], False),
        ("x" * 15, [], True),
    ],
)
def test_only_a_length_that_everyone_sees_counts(
    key: str, others: list[str], longest: bool
) -> None:
    assert is_longest(key, others) is longest
