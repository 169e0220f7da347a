"""The token of a form: unique, honest about time, and never a reason to refuse an answer."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizzes.attempts import LONGEST_MS, new_attempt, read_attempt
from tests.factories import NOW


def test_a_token_says_how_long_the_form_was_open() -> None:
    token = new_attempt("learner", 7, at=NOW)

    attempt = read_attempt(token, "learner", 7, at=NOW + timedelta(seconds=2.5))

    assert attempt.elapsed_ms == 2500


def test_two_forms_have_two_tokens_and_one_form_keeps_its_own() -> None:
    first, second = (new_attempt("learner", 7, at=NOW) for _form in range(2))

    assert read_attempt(first, "l", 7, at=NOW).key != read_attempt(second, "l", 7, at=NOW).key
    assert read_attempt(first, "l", 7, at=NOW).key == read_attempt(first, "l", 7, at=NOW).key


def test_a_token_of_another_learner_or_question_tells_no_time() -> None:
    token = new_attempt("learner", 7, at=NOW)

    assert read_attempt(token, "another", 7, at=NOW).elapsed_ms is None
    assert read_attempt(token, "learner", 8, at=NOW).elapsed_ms is None


def test_time_is_kept_within_what_a_row_can_hold() -> None:
    token = new_attempt("learner", 7, at=NOW)

    before = read_attempt(token, "learner", 7, at=NOW - timedelta(hours=1))
    after = read_attempt(token, "learner", 7, at=NOW + timedelta(days=365))

    assert (before.elapsed_ms, after.elapsed_ms) == (0, LONGEST_MS)


def test_a_form_without_a_token_is_unique_too() -> None:
    first, second = (read_attempt("", "learner", 7, at=NOW) for _form in range(2))

    assert first.key != second.key


@given(st.text(max_size=300))
def test_any_token_is_read_and_tells_no_time(token: str) -> None:
    attempt = read_attempt(token, "learner", 7, at=NOW)

    assert len(attempt.key) == 32
    assert attempt.elapsed_ms is None
