"""What may be asked of each kind of question, and what is refused in one sentence."""

from __future__ import annotations

import pytest

from quizzes.answer_key import from_revision
from quizzes.kinds.kind import Posted
from quizzes.models import QuestionKind
from quizzes.regrading.asking import CannotRegradeError, asked_answers
from quizzes.regrading.rules import OWN_KEY, Rule
from tests.factories import QuestionRevisionFactory
from tests.quizzes.kinds_of_questions import RIGHT, WRONG, fields_of

pytestmark = pytest.mark.django_db
CHOSEN = ["single", "multiple", "ordering", "matching"]


def posted(**fields: object) -> Posted:
    """A form with these fields; a list is a field sent several times."""
    pairs = ((name, given) for name, given in fields.items())
    return Posted(
        tuple(
            (name.replace("_", "-"), str(value))
            for name, given in pairs
            for value in (given if isinstance(given, list) else [given])
        )
    )


def ask(kind: str, policy: str, sent: Posted, rule: Rule = OWN_KEY) -> tuple[str, ...]:
    revision = QuestionRevisionFactory.create(kind=kind)
    return asked_answers(revision, from_revision(revision), rule, policy, sent)


@pytest.mark.parametrize("policy", ["accept", "change"])
@pytest.mark.parametrize("kind", CHOSEN)
def test_an_answer_is_named_in_the_learners_own_fields(kind: str, policy: str) -> None:
    revision = QuestionRevisionFactory.create(kind=kind)
    question = from_revision(revision)
    fields = {
        name.replace("-", "_"): value for name, value in fields_of(question, WRONG[kind][0]).items()
    }

    named = asked_answers(revision, question, OWN_KEY, policy, posted(**fields))

    assert named == (WRONG[kind][0],)


def test_patterns_are_named_one_a_line() -> None:
    numbers = ask("numeric", "accept", posted(answer=" 4 +- 1 \n\n9..10\n9..10"))
    words = ask("short_text", "change", posted(answer="ghost  traffic\nshadow*"))

    assert numbers == ("4 +- 1", "9..10")
    assert words == ("ghost traffic", "shadow*")


@pytest.mark.parametrize("kind", QuestionKind.values)
@pytest.mark.parametrize("policy", ["everyone", "void"])
def test_a_decision_about_everyone_names_nothing(kind: str, policy: str) -> None:
    if kind in RIGHT:
        assert ask(kind, policy, posted(choice="wrong-a", answer="7")) == ()


@pytest.mark.parametrize(
    ("kind", "policy", "fields", "sentence"),
    [
        ("single", "accept", {}, "Tick at least one of the answers."),
        ("single", "change", {"choice": "nothing"}, "Tick at least one of the answers."),
        ("single", "accept", {"choice": "right"}, "That is right already"),
        ("single", "change", {"choice": "right"}, "That is the key already"),
        ("single", "change", {"choice": ["right", "wrong-a", "wrong-b", "wrong-c"]}, "“everyone"),
        ("single", "accept", {"choice": ["wrong-a", "wrong-b", "wrong-c"]}, "“everyone"),
        ("true_false", "accept", {"choice": "false"}, "“everyone right” instead"),
        ("multiple", "accept", {}, "Choose at least one answer"),
        ("multiple", "change", {"choice": ["right-a", "right-b"]}, "That is the key already"),
        ("numeric", "accept", {"answer": "  "}, "Write at least one answer"),
        ("numeric", "accept", {"answer": "seven"}, "“seven” is no number"),
        ("numeric", "change", {"answer": "3.5 +- 0.1"}, "That is the key already"),
        ("short_text", "accept", {"answer": "*"}, "accepts every answer"),
        ("short_text", "accept", {"answer": "dark launch"}, "That is right already"),
        ("short_text", "accept", {"answer": "\n".join(map(str, range(60)))}, "Give at most 50"),
        ("ordering", "accept", {}, "Give each item a place"),
        ("matching", "change", {}, "Choose what goes with each"),
        ("single", "", {"choice": "wrong-a"}, "Choose what to decide."),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(
    kind: str, policy: str, fields: dict[str, object], sentence: str
) -> None:
    with pytest.raises(CannotRegradeError) as refused:
        ask(kind, policy, posted(**fields))

    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("mode", "policy", "sentence"),
    [
        ("everyone", "everyone", "nothing would change"),
        ("void", "void", "nothing would change"),
        ("everyone", "accept", "Everyone is right already."),
        ("void", "accept", "counts for nobody now"),
    ],
)
def test_what_stands_already_is_refused(mode: str, policy: str, sentence: str) -> None:
    with pytest.raises(CannotRegradeError) as refused:
        ask("single", policy, posted(choice="wrong-a"), Rule(mode))

    assert sentence in str(refused.value)


def test_a_key_may_be_changed_where_nobody_counts() -> None:
    assert ask("single", "change", posted(choice="right"), Rule("void")) == ("right",)
    assert ask("single", "everyone", posted(), Rule("void")) == ()


def test_what_people_grade_has_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizzes.regrading.asking.KINDS_WITH_KEY", frozenset())

    with pytest.raises(CannotRegradeError) as refused:
        ask("single", "void", posted())

    assert "where they are graded" in str(refused.value)
