"""Counting a learner's tries again is a pure function of what they answered and of the rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.grading import judge, mark_for, reveal
from quizzes.marks_now import Now
from quizzes.models import Regrade
from quizzes.regrading.replaying import Try, counted_by
from quizzes.regrading.rules import OWN_KEY, Rule, is_right, upon

KEYS = ("a", "b", "c", "d")
ANSWERS = st.lists(st.sampled_from([*KEYS, ""]), min_size=1, max_size=5)
SETS = st.lists(
    st.sets(st.sampled_from(KEYS), min_size=1).map(lambda keys: ",".join(sorted(keys))),
    min_size=1, max_size=5,
)  # fmt: skip
RULES = st.builds(
    Rule, st.sampled_from(["keyed", "everyone", "void"]), st.booleans(),
    st.lists(st.sampled_from(KEYS), max_size=2).map(tuple),
)  # fmt: skip
POLICIES = st.sampled_from(list(Regrade.Policy))


def _question(kind: str = "single", right: str = "a", **fields: object) -> AskedQuestion:
    choices = tuple(
        AskedChoice(at, key, key, "", is_last=False, is_key=key in right, text=key)
        for at, key in enumerate(KEYS)
    )
    named = right if kind == "single" else ""
    plain = AskedQuestion(1, 1, "q", "", "", "", True, False, choices, named, kind)
    return replace(plain, **fields)


def _told(question: AskedQuestion, answers: list[str]) -> tuple[list[Try], list[Now]]:
    """The tries that the page would have recorded, and what they counted as."""
    mark, tries, counted = mark_for(question, None), [], []
    for answer in answers:
        if mark.is_finished:
            break
        judgement = judge(question, mark, answer) if answer else reveal(question, mark)
        mark = judgement.mark
        if judgement.is_new:
            tries.append(Try(judgement.try_number, answer, judgement.verdict))
            counted.append(Now(judgement.verdict, judgement.points))
    return tries, counted


@given(answers=ANSWERS, is_pilot=st.booleans())
def test_by_its_own_key_everything_counts_as_it_was_told(
    answers: list[str], is_pilot: bool
) -> None:
    question = _question(is_pilot=is_pilot)
    tries, told = _told(question, answers)

    assert counted_by(question, OWN_KEY, tries) == told


@given(answers=SETS, partial=st.booleans())
def test_partial_credit_is_kept_as_it_was_told(answers: list[str], partial: bool) -> None:
    question = _question("multiple", "ab", partial_credit=partial)
    tries, told = _told(question, answers)

    assert counted_by(question, OWN_KEY, tries) == told


@given(answers=ANSWERS, rule=RULES)
def test_points_are_earned_once_by_the_first_that_is_right(answers: list[str], rule: Rule) -> None:
    question = _question()
    tries, _told_then = _told(question, answers)

    counted = counted_by(question, rule, tries)

    right = [each.verdict == "correct" for each in counted]
    assert len(counted) == len(tries)
    expected = [0] * len(tries)
    if any(right):
        first = right.index(True)
        expected[first] = 2 if first == 0 else 1
    assert [each.points for each in counted] == expected
    if rule.mode != "void":
        assert right == [is_right(question, rule, each.answer) for each in tries]


@given(answers=ANSWERS, policies=st.lists(st.tuples(POLICIES, st.sampled_from(KEYS)), max_size=3))
def test_accepting_more_takes_nothing_away_from_anybody(
    answers: list[str], policies: list[tuple[str, str]]
) -> None:
    question, rule = _question(), OWN_KEY
    tries, _told_then = _told(question, answers)
    for policy, answer in policies:
        rule = upon(rule, policy, [answer])
    before = sum(each.points for each in counted_by(question, rule, tries))

    wider = upon(rule, Regrade.Policy.ACCEPT, ["b"])

    if rule.mode == "keyed":
        assert sum(each.points for each in counted_by(question, wider, tries)) >= before


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule("everyone"), [("correct", 2), ("correct", 0)]),
        (Rule("void"), [("void", 0), ("void", 0)]),
        (Rule(accepted=("b",)), [("correct", 2), ("correct", 0)]),
        (Rule(with_own=False, accepted=("c",)), [("incorrect", 0), ("incorrect", 0)]),
    ],
)
def test_wrong_then_right_counts_by_the_rule(rule: Rule, expected: list[tuple[str, int]]) -> None:
    tries = [Try(1, "b", "incorrect"), Try(2, "a", "correct")]

    assert counted_by(_question(), rule, tries) == [Now(*each) for each in expected]


def test_a_new_key_of_several_choices_keeps_a_point_for_half_of_it() -> None:
    question = _question("multiple", "ab", partial_credit=True)
    tries = [Try(1, "c", "incorrect"), Try(2, "a,b", "correct")]

    changed = counted_by(question, Rule(with_own=False, accepted=("c,d",)), tries)

    assert changed == [Now("incorrect", 0), Now("incorrect", 1)]
    assert counted_by(question, Rule(with_own=False, accepted=("d",)), tries)[1].points == 0


def test_another_pattern_is_accepted_as_its_kind_reads_it() -> None:
    question = _question("numeric", "", choices=())

    assert is_right(question, Rule(accepted=("3.5 +- 0.1",)), "3.55")
    assert not is_right(question, Rule(accepted=("3.5 +- 0.1",)), "3.7")
    assert not is_right(question, Rule(accepted=("3.5",)), "")
