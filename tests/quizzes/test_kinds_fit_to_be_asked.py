"""What keeps a question of each kind from its learners, each reason in words."""

import pytest

from quizzes.models import Choice, QuestionKind, QuestionRevision
from quizzes.smoke_tests import problems_of_question
from tests.factories import QuestionRevisionFactory

pytestmark = pytest.mark.django_db
type Row = dict[str, object]

PATTERNS_MOST = [{"key": f"k{n}", "text": f"{n}", "is_key": True} for n in range(51)]
BAD: list[tuple[str, list[Row], str]] = [
    ("multiple", [{"key": "a"}, {"key": "b"}], "mark at least one choice as right."),
    ("multiple", [{"key": "a", "is_key": True}], "offer 2 to 8 choices, not 1."),
    ("true_false", [{"key": "a", "is_key": True}, {"key": "b"}], "named “true” and “false”."),
    ("numeric", [{"key": "a", "text": "1"}], "give at least one accepted answer."),
    ("numeric", [{"key": "a", "text": "3,5", "is_key": True}], "“3,5” is no number such as 3.5"),
    ("numeric", PATTERNS_MOST, "give at most 50 answers, not 51."),
    ("short_text", [{"key": "a", "text": "**", "is_key": True}], "“a” accepts every answer;"),
    ("short_text", [{"key": "a", "text": "x" * 401, "is_key": True}], "longer than 400 charac"),
    ("short_text", [{"key": "a", "text": " ", "is_key": True}], "an answer says nothing;"),
    (
        "short_text",
        [{"key": "a", "text": "Dark  launch", "is_key": True}, {"key": "b", "text": "dark launch"}],
        "two answers say the same; change one.",
    ),
    (
        "short_text",
        [{"key": "a", "text": "x", "is_key": True}, {"key": "b", "text": "y", "explanation": ""}],
        "say why “b” is right or wrong.",
    ),
    ("ordering", [{"key": "a", "is_key": True}], "offer 2 to 10 items to order, not 1."),
    ("ordering", [{"key": "a", "is_key": True}, {"key": "b"}], "mark every item as right:"),
    ("matching", [{"key": "a", "pair": "p", "is_key": True}], "offer 2 to 10 pairs, not 1."),
    ("matching", [{"key": "a", "is_key": True}], "a pair has only one side;"),
    ("matching", [{"key": "a", "pair": "p"}], "an option that fits nothing has no left side;"),
    ("matching", [{"key": f"a{n}", "pair": f"{n}"} for n in range(21)], "at most 20 options."),
]


def problems(revision: QuestionRevision) -> list[str]:
    """What is wrong with the question as it is stored."""
    return list(problems_of_question(QuestionRevision.objects.get(pk=revision.pk)))


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_a_good_question_of_each_kind_has_no_problem(kind: str) -> None:
    assert problems(QuestionRevisionFactory.create(kind=kind)) == []


@pytest.mark.parametrize(("kind", "rows", "problem"), BAD)
def test_what_does_not_hold_together_is_told(kind: str, rows: list[Row], problem: str) -> None:
    revision = QuestionRevisionFactory.create(kind=kind)
    revision.choices.all().delete()
    for position, row in enumerate(rows):
        plain = {"text": f"Text {row['key']}", "explanation": "Why."}
        Choice.objects.create(revision=revision, position=position, **plain | row)

    assert any(problem in each for each in problems(revision))


def test_choices_written_for_another_kind_are_to_be_saved_again() -> None:
    revision = QuestionRevisionFactory.create()
    QuestionRevision.objects.filter(pk=revision.pk).update(kind="multiple")

    assert problems(revision) == ["the choices are of another kind of question; save them again."]


def test_a_key_idea_is_asked_for() -> None:
    revision = QuestionRevisionFactory.create(key_idea=" ")

    assert problems(revision) == ["say the key idea: the one fact to keep."]


def test_markup_is_looked_at_where_it_is_markup() -> None:
    typed = QuestionRevisionFactory.create(kind="short_text")
    Choice.objects.filter(revision=typed, key="name").update(text="<script>")
    matched = QuestionRevisionFactory.create(kind="matching")
    Choice.objects.filter(revision=matched, key="extra").update(pair="<script>alert(1)</script>")

    assert problems(typed) == []
    assert problems(matched)[0].startswith("extra, line 3: ")
