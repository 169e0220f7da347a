"""Previews answer a question as if: each kind makes up a right and a wrong answer of its own."""

import pytest

from quizzes.answer_key import from_revision
from quizzes.kinds.registry import kind_of
from quizzes.models import Choice, QuestionRevision
from tests.factories import QuestionRevisionFactory
from tests.quizzes.kinds_of_questions import KEYED

pytestmark = pytest.mark.django_db
ALL = pytest.mark.parametrize("kind", KEYED)


def samples(revision: QuestionRevision) -> list[str]:
    """A right answer and a wrong one, each judged as such and readable again; or ""."""
    question, kind = from_revision(revision), kind_of(revision.kind)
    made = [kind.sample(question, is_right=is_right) for is_right in (True, False)]
    for answer, is_right in zip(made, (True, False), strict=True):
        assert not answer or kind.is_answer(question, answer)
        assert not answer or kind.is_right(question, answer) is is_right
    return made


@ALL
def test_a_good_question_has_a_right_and_a_wrong_answer(kind: str) -> None:
    assert all(samples(QuestionRevisionFactory.create(kind=kind)))


@ALL
def test_a_draft_without_choices_has_neither_or_says_so(kind: str) -> None:
    revision = QuestionRevisionFactory.create(kind=kind)
    revision.choices.all().delete()

    assert samples(revision)[0] == ""


def test_a_wrong_answer_is_made_up_where_none_was_foreseen() -> None:
    for kind, wanted in (("numeric", "1"), ("short_text", "–")):
        revision = QuestionRevisionFactory.create(kind=kind)
        revision.choices.filter(is_key=False).delete()
        Choice.objects.filter(revision=revision, key="exact").update(text="0")

        assert samples(revision)[1] == wanted


def test_boxes_that_are_all_right_leave_one_out_to_be_wrong() -> None:
    revision = QuestionRevisionFactory.create(kind="multiple")
    revision.choices.filter(is_key=False).delete()

    assert samples(revision) == ["right-a,right-b", "right-b"]


def test_a_pattern_that_a_draft_got_wrong_holds_nothing() -> None:
    revision = QuestionRevisionFactory.create(kind="numeric")
    Choice.objects.filter(revision=revision).update(text="not a number")

    assert samples(revision) == ["", "0"]


@pytest.mark.parametrize(
    ("kind", "forged"),
    [
        ("single", "x"), ("multiple", ""), ("multiple", "right-b,right-a"), ("multiple", "a,b"),
        ("numeric", "x"), ("numeric", " 3.5"), ("short_text", ""), ("short_text", "x" * 201),
        ("ordering", "build"), ("ordering", ""), ("matching", ""), ("matching", "blue=blue"),
        ("matching", "blue=x,canary=blue,toggle=blue"),
    ],
)  # fmt: skip
def test_an_answer_made_up_in_an_address_is_none(kind: str, forged: str) -> None:
    question = from_revision(QuestionRevisionFactory.create(kind=kind))

    assert not kind_of(kind).is_answer(question, forged)
