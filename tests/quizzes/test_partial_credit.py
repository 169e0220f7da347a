"""Partial credit keeps one point of a question that ends unsolved, and nothing else changes."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from courses.models import SectionProgress
from courses.rebuilding import rebuild
from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.grading import CheckMark, judge, reveal
from quizzes.models import Response
from tests.quizzes.kinds_of_questions import KindsLesson

NAMES = "abcdef"


def question(right: str, *, partial: bool = True, pilot: bool = False) -> AskedQuestion:
    """Six boxes of which these are right."""
    choices = tuple(
        AskedChoice(at, name, "", "", is_last=False, is_key=name in right)
        for at, name in enumerate(NAMES)
    )
    return AskedQuestion(
        1, 1, "q", "", "", "", True, pilot, choices, "", "multiple", partial_credit=partial
    )


@given(
    st.sets(st.sampled_from(NAMES), min_size=1),
    st.lists(st.sets(st.sampled_from(NAMES), min_size=1), max_size=2),
    st.booleans(),
)
def test_half_of_the_right_ones_less_the_wrong_ones_keeps_a_point(
    right: set[str], tries: list[set[str]], partial: bool
) -> None:
    asked, mark = question("".join(right), partial=partial), CheckMark(1)
    for chosen in tries:
        if not mark.is_finished:
            mark = judge(asked, mark, ",".join(name for name in NAMES if name in chosen)).mark
    if mark.verdict == "correct":
        return

    ended = reveal(asked, mark)

    best = max((len(each & right) - len(each - right) for each in tries), default=-9)
    assert ended.points == ended.mark.points == int(partial and best / len(right) >= 0.5)


def test_a_question_on_trial_keeps_nothing() -> None:
    asked = question("ab", pilot=True)

    assert reveal(asked, judge(asked, CheckMark(1), "a").mark).points == 0


@pytest.mark.django_db
def test_the_kept_point_is_told_stored_and_derived_again(client: Client) -> None:
    lesson = KindsLesson("multiple", partial_credit=True)
    first = lesson.send(client, "multiple", "right-a")
    second = lesson.send(client, "multiple", "right-a,wrong-a")

    last = lesson.send(client, "multiple", "wrong-b")

    assert "1 of the 2 right ones found." in first
    assert "1 of the 2 right ones found. Read the notes, then choose again." in second
    assert "1 point is kept: at least half of the right ones were found in one try." in last
    points = Response.objects.order_by("id").values_list("verdict", "points")
    assert list(points) == [("incorrect", 0), ("incorrect", 0), ("incorrect", 1)]
    assert SectionProgress.objects.get().points == 1
    SectionProgress.objects.all().delete()
    assert list(rebuild(write=True)) == [True]
    assert SectionProgress.objects.get().points == 1


@pytest.mark.django_db
def test_without_partial_credit_a_wrong_answer_tells_only_its_wrong_ones(client: Client) -> None:
    lesson = KindsLesson("multiple")

    nothing_wrong = lesson.send(client, "multiple", "right-a")
    something_wrong = lesson.send(client, "multiple", "right-a,wrong-b")

    assert "Nothing you chose is wrong, but something is missing." in nothing_wrong
    assert "right ones found" not in nothing_wrong + something_wrong
    assert "Read the note under each wrong choice, then choose again." in something_wrong
    assert "ch--out" not in nothing_wrong
    assert something_wrong.count("ch--out") == 1
