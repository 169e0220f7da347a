"""Judging is a pure function: rules that hold for every question and every course of answers."""

import random

from hypothesis import given
from hypothesis import strategies as st

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.grading import CheckMark, judge, mark_for, reveal
from quizzes.replaying import replay

NAMES = ["a", "b", "c", "d", "e", "f"]


@st.composite
def questions(draw: st.DrawFn) -> AskedQuestion:
    """Any single-choice question with two to six choices."""
    names = NAMES[: draw(st.integers(2, 6))]
    last = draw(st.sets(st.sampled_from(names), max_size=2))
    return AskedQuestion(
        revision_id=draw(st.integers(1, 10**6)),
        rendered_by=1,
        key="check",
        stem_html="",
        key_idea_html="",
        passage="",
        shuffle=draw(st.booleans()),
        is_pilot=draw(st.booleans()),
        choices=tuple(AskedChoice(i, name, "", "", name in last) for i, name in enumerate(names)),
        right=draw(st.sampled_from(names)),
    )


answers = st.lists(st.sampled_from([*NAMES, ""]), max_size=12)


@given(questions(), answers)
def test_points_follow_the_first_correct_answer_and_nothing_after_the_end(
    question: AskedQuestion, given_answers: list[str]
) -> None:
    offered = {choice.key for choice in question.choices} | {""}
    mark = replay(question, [a for a in given_answers if a in offered])

    if question.is_pilot or mark.verdict != "correct":
        assert mark.points == 0
    else:
        assert mark.points == (2 if not mark.wrong else 1)
    assert question.right not in mark.wrong
    assert len(set(mark.wrong)) == len(mark.wrong) <= question.tries


@given(questions(), answers)
def test_a_mark_survives_being_stored(question: AskedQuestion, given_answers: list[str]) -> None:
    offered = {choice.key for choice in question.choices} | {""}
    mark = replay(question, [a for a in given_answers if a in offered])

    assert CheckMark.from_json(mark.to_json()) == mark
    assert mark_for(question, mark.to_json()) == mark


@given(questions(), st.data())
def test_a_question_always_ends_within_its_tries(
    question: AskedQuestion, data: st.DataObject
) -> None:
    mark = CheckMark(question.revision_id)
    wrong = [choice.key for choice in question.choices if choice.key != question.right]
    for choice in data.draw(st.permutations(wrong)):
        if not mark.is_finished:
            mark = judge(question, mark, choice).mark

    assert mark.verdict == "shown"


@given(questions(), st.data())
def test_the_same_wrong_choice_again_changes_nothing_but_the_last_choice(
    question: AskedQuestion, data: st.DataObject
) -> None:
    wrong = [choice.key for choice in question.choices if choice.key != question.right]
    choice = data.draw(st.sampled_from(wrong))
    once = judge(question, CheckMark(question.revision_id), choice)
    if once.mark.is_finished:
        return

    twice = judge(question, once.mark, choice)

    assert (twice.is_new, twice.mark) == (False, once.mark)


@given(questions())
def test_asking_for_the_answer_ends_the_question_without_points(question: AskedQuestion) -> None:
    judgement = reveal(question, CheckMark(1, wrong=("a",)))

    assert (judgement.verdict, judgement.try_number, judgement.points) == ("shown", 2, 0)
    assert judgement.mark.is_finished


@given(questions(), st.text(min_size=1, max_size=32))
def test_the_order_is_a_stable_permutation_with_the_pinned_choices_last(
    question: AskedQuestion, learner_key: str
) -> None:
    order = question.order_for(learner_key)

    assert order == question.order_for(learner_key)
    assert sorted(c.key for c in order) == sorted(c.key for c in question.choices)
    if question.shuffle:
        pinned = [c.key for c in question.choices if c.is_last]
        assert [c.key for c in order][len(order) - len(pinned) :] == pinned


def test_learners_meet_every_choice_in_every_place() -> None:
    choices = tuple(AskedChoice(i, name, "", "", is_last=False) for i, name in enumerate("abcd"))
    question = AskedQuestion(7, 1, "check", "", "", "", True, False, choices, "a")
    first = [question.order_for(f"{random.random()}")[0].key for _learner in range(2000)]

    assert all(400 < first.count(name) < 600 for name in "abcd")
