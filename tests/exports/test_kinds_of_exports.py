"""Each part of the site offers its kinds of exports: tables with documented columns."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from results.exports.kinds import kinds, kinds_for, register
from results.exports.responses import RESPONSES
from tests.exports.tables import documented, read_text, table, written
from tests.factories import LearnerFactory, Lesson, QuestionRevisionFactory, UserFactory
from tests.quizzes.kinds_of_questions import KEYED, RIGHT, KindsLesson
from tests.results.answers import answer, grader, join

ALL = Filters(scope=EVERYONE)


def test_a_name_is_taken_once() -> None:
    register(RESPONSES)

    with pytest.raises(ValueError, match="There is an export “responses” already"):
        register(replace(RESPONSES, title="Others"))
    assert kinds()["responses"] is RESPONSES


def test_a_kind_comes_in_every_format_unless_it_names_some() -> None:
    assert RESPONSES.comes_in("parquet")
    assert not replace(RESPONSES, formats=frozenset({"csv"})).comes_in("parquet")
    assert RESPONSES.refuses(ALL) == ""


@pytest.mark.django_db
def test_people_are_offered_what_they_may_have() -> None:
    assert "responses" in kinds_for(grader())
    assert not kinds_for(UserFactory.create())


@pytest.mark.django_db
def test_typed_rows_say_what_the_quicker_csv_says(client: Client) -> None:
    lesson = KindsLesson()
    for kind in KEYED:
        lesson.send(client, kind, RIGHT[kind])
    learner = LearnerFactory.create(user__name="=Ada; “quoted”\n")
    join(learner, "Spring", "Autumn")
    answer(learner, Lesson().questions["first-check"], "wrong-a", is_practice=True, elapsed_ms=3)
    answer(learner, QuestionRevisionFactory.create(is_pilot=True), "")

    quick = b"".join(RESPONSES.comma_csv(ALL, bool)) if RESPONSES.comma_csv else b""
    typed = written("csv", table(RESPONSES.rows(ALL), RESPONSES.columns(ALL)))

    assert sorted(read_text(typed)) == sorted(read_text(quick))
    assert RESPONSES.count(ALL) == len(read_text(typed)) - 1 == 9


def test_the_documentation_names_columns_types_and_meanings() -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "exports.md").read_text(encoding="utf-8")

    assert documented(RESPONSES.columns(ALL)) in text
