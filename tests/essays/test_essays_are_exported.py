"""The export of essays: what counts, who gave it, and nothing that a second grader may not see."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from accounts.scopes import EVERYONE, scope_of_grader
from courses.exports.filters import Filters
from quizzes.models import Response
from results.essays.kind import COLUMNS, ESSAYS
from tests.essays.lesson import EssayLesson, grader_of, learner_in, signed_in
from tests.essays.test_an_essay_is_graded import QUEUE, form
from tests.exports.tables import documented

pytestmark = pytest.mark.django_db
ALL = Filters(EVERYONE)


def rows(filters: Filters = ALL) -> list[dict[str, object]]:
    """The rows by their columns."""
    names = [column.name for column in COLUMNS]
    found = [dict(zip(names, row, strict=True)) for row in ESSAYS.rows(filters)]
    assert ESSAYS.count(filters) == len(found)
    return found


def test_an_essay_is_a_row_with_what_counts_once_it_is_graded() -> None:
    lesson = EssayLesson(second_share=100)
    essay = lesson.sent_by(learner_in("Spring"))
    ann, ben = grader_of("Spring", name="Ann"), grader_of("Spring", name="Ben")

    assert (rows()[0]["stage"], rows()[0]["verdict_now"]) == ("first", "waiting")
    signed_in(ann).post(f"{QUEUE}{essay.pk}/", form(3, 1, comment="Good."))
    blind = rows()[0]
    signed_in(ben).post(f"{QUEUE}{essay.pk}/", form(4, 1, seen=1, comment="=Fine"))

    assert (blind["stage"], blind["first"], blind["graders"]) == ("second", None, "")
    row = rows()[0]
    assert (row["points"], row["max"], row["criteria"]) == (4.5, 6, "idea=3.5; example=1")
    assert (row["first"], row["second"], row["apart"], row["decision"]) == (4, 5, 1, None)
    assert (row["graders"], row["comment"]) == ("first=Ann; second=Ben", "Good.\n\n=Fine")
    assert (row["stage"], row["verdict_now"], row["points_now"]) == ("graded", "correct", 2)
    assert row["words"] == 6


def test_one_grader_alone_has_nobody_to_differ_from() -> None:
    essay = EssayLesson().sent_by(learner_in("Spring"))

    signed_in(grader_of("Spring")).post(f"{QUEUE}{essay.pk}/", form())

    assert (rows()[0]["first"], rows()[0]["second"], rows()[0]["apart"]) == (4, None, None)


def test_a_file_holds_the_own_cohorts_only_and_no_skipped_question(client: Client) -> None:
    lesson = EssayLesson()
    lesson.sent_by(learner_in("Spring", name="Ada"))
    lesson.sent_by(learner_in("Autumn", name="Ben"))
    lesson.send(client, "essay", "", reveal="1")

    own = rows(Filters(scope_of_grader(grader_of("Spring"))))

    assert [(row["name"], row["cohorts"]) for row in own] == [("Ada", "Spring")]
    assert len(rows()) == Response.objects.count() - 1 == 2


def test_the_documentation_names_columns_types_and_meanings() -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "grading.md").read_text(encoding="utf-8")

    assert documented(ESSAYS.columns(ALL)) in text
