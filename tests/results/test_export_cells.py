"""No cell is ever a formula, and every text survives the way out."""

import string

import pytest
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import User
from courses.exports.cells import LEADS, QUOTED, SKIPPED, cell
from courses.exports.dialects import POSTGRESQL, SQLITE
from quizzes.models import Choice, Question
from tests.factories import LearnerFactory, Lesson, QuestionRevisionFactory
from tests.results.answers import answer, exported, join

DIALECT = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
ODD = LEADS + QUOTED + SKIPPED + "'%\\;\t\x01é漢🙂" + string.ascii_letters[:3]
# PostgreSQL stores no NUL, so nothing there can hold one.
ODD_HERE = ODD if connection.vendor == "postgresql" else ODD + "\0"


class TestBothFormsOfTheGuard(TestCase):
    """Hypothesis and the database need a class between them."""

    @given(st.text(st.sampled_from(ODD_HERE), max_size=6))
    @settings(max_examples=300)
    def test_sql_and_python_make_the_same_cell(self, text: str) -> None:
        with connection.cursor() as cursor:
            sql = DIALECT.cell("given.text")
            cursor.execute(
                f"SELECT {sql} FROM (SELECT CAST(%s AS text) AS text) AS given",
                [text],
            )
            assert cursor.fetchone() == (cell(text),)


@given(st.text())
@settings(max_examples=300)
def test_a_guarded_cell_never_starts_like_a_formula(text: str) -> None:
    bare = cell(text).removeprefix('"').lstrip(SKIPPED)

    assert not bare or bare[0] not in LEADS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Ada", "Ada"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", '"\'\r=1"'),
        (" =1", "' =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("＝1", "'＝1"),
        ("\0=1", "'\0=1"),
        ('=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'),
        ("a,b", '"a,b"'),
        ('say "a"', '"say ""a"""'),
        ("two\nlines", '"two\nlines"'),
        ("5-1", "5-1"),
    ],
)
def test_cells_are_guarded_and_quoted_only_where_they_must_be(text: str, expected: str) -> None:
    assert cell(text) == expected


@pytest.mark.django_db
def test_every_text_column_is_guarded() -> None:
    lesson = Lesson()
    learner = LearnerFactory.create(user__name="=cmd|' /C calc'!A0")
    join(learner, "+cohort")
    revision = QuestionRevisionFactory.create(
        question=lesson.questions["first-check"].question, choices=["-right", "wrong-b"]
    )
    type(lesson.course).objects.update(slug="-course")
    type(lesson.section).objects.update(slug="-section")
    Question.objects.update(key=Concat(Value("="), "key"))
    type(lesson.release).objects.update(name="@release")
    type(revision).objects.filter(pk=revision.pk).update(release=lesson.release)
    User.objects.update(email="=evil@example.org")

    answer(learner, revision, "-right", choice_order="-right,wrong-b")
    [row] = exported()

    guarded = {name for name, value in row.items() if value.startswith("'")}
    assert guarded == {
        *("name", "email", "cohorts", "course", "section", "question"),
        *("release", "choice", "order"),
    }
    assert row["letter"] == "A"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "Zoë Ångström",
        "山田 太郎",
        "محمد",
        "🧑‍🚀",
        "back\\slash \\n \\\\",
        "tab\there",
        "two\nlines\r\nmore",
        'with "quotes", and commas',
        "percent %s %d %%",
        "\x01\x7f",
        "{curly} $dollar ${x}",
    ],
)
def test_names_in_any_script_come_back_as_they_were(name: str) -> None:
    learner = LearnerFactory.create(user__name=name)
    join(learner, name)
    answer(learner, QuestionRevisionFactory.create())

    [row] = exported()

    assert (row["name"], row["cohorts"]) == (name, name)


@pytest.mark.django_db
def test_choices_with_keys_no_form_would_take_stay_in_their_cells() -> None:
    revision = QuestionRevisionFactory.create()
    Choice.objects.filter(revision=revision, key="right").update(key='=a "quoted"\nkey')
    answer(LearnerFactory.create(), revision, '=a "quoted"\nkey', choice_order='=a "quoted"\nkey,b')

    [row] = exported()

    assert (row["choice"], row["order"]) == ('\'=a "quoted"\nkey', '\'=a "quoted"\nkey b')
    assert row["letter"] == "A"
