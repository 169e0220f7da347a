"""What one line of the export says, and that the documentation names the same columns."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import Learner
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from quizzes.exports.columns import COLUMNS
from quizzes.exports.csv_stream import csv_stream
from quizzes.exports.values import typed_rows
from tests.factories import LearnerFactory, Lesson, QuestionRevisionFactory
from tests.results.answers import answer, exported, join

pytestmark = pytest.mark.django_db


ANSWER_OF_ADA = {
    "response": "",
    "learner": "",
    "name": "Ada Lovelace",
    "email": "ada@example.org",
    "cohorts": "Spring",
    "course": "",
    "module": "M06",
    "section": "s3",
    "question": "first-check",
    "revision": "1",
    "release": "",
    "pilot": "0",
    "choice": "right",
    "letter": "B",
    "order": "wrong-b right wrong-a wrong-c",
    "verdict": "correct",
    "correct": "1",
    "try": "3",
    "points": "2",
    "practice": "0",
    "milliseconds": "4100",
    "answered_at": "2026-01-31T23:59:59.999Z",
    "kind": "single",
    "answer": "",
    "verdict_now": "correct",
    "points_now": "2",
    "regraded_at": "",
    "confidence": "unsure",
}


def test_the_documentation_names_the_columns_in_their_order() -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "exports.md").read_text(encoding="utf-8")

    table = text.split("| column |")[1]

    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == COLUMNS


def test_an_answer_is_one_line_with_everything_about_it() -> None:
    lesson = Lesson()
    learner = LearnerFactory.create(user__name="Ada Lovelace", user__email="ada@example.org")
    join(learner, "Spring")
    at = datetime(2026, 1, 31, 23, 59, 59, 999999, tzinfo=UTC)
    revision = lesson.questions["first-check"]

    row = answer(
        learner, revision, at=at, points=2, try_number=3, elapsed_ms=4100, confidence="unsure"
    )

    ids = {"response": str(row.pk), "learner": str(learner.pk)}
    names = {"course": lesson.course.slug, "release": lesson.release.name}
    expected = ANSWER_OF_ADA | ids | names
    assert list(exported()[0].items()) == list(expected.items())


def test_typed_rows_say_how_sure_too() -> None:
    for said in ("sure", "unsure", ""):
        answer(LearnerFactory.create(), QuestionRevisionFactory.create(), confidence=said)

    rows = [dict(zip(COLUMNS, row, strict=True)) for row in typed_rows(Filters(EVERYONE))]

    assert sorted(str(row["confidence"]) for row in rows) == ["", "sure", "unsure"]
    assert sorted(row["confidence"] for row in exported()) == ["", "sure", "unsure"]


def test_a_shown_answer_has_no_choice_and_counts_as_not_correct() -> None:
    answer(LearnerFactory.create(), QuestionRevisionFactory.create(), "")

    [row] = exported()

    assert (row["choice"], row["letter"], row["verdict"], row["correct"]) == ("", "", "shown", "0")


def test_unknown_time_and_a_draft_leave_their_cells_empty() -> None:
    answer(LearnerFactory.create(), QuestionRevisionFactory.create(), elapsed_ms=None)

    [row] = exported()

    assert (row["milliseconds"], row["release"]) == ("", "")


def test_a_pilot_question_and_practice_are_marked() -> None:
    pilot = QuestionRevisionFactory.create(is_pilot=True)
    answer(LearnerFactory.create(), pilot, "wrong-a", is_practice=True)

    [row] = exported()

    assert (row["pilot"], row["practice"], row["correct"]) == ("1", "1", "0")


def test_a_choice_that_was_not_among_those_shown_has_no_letter() -> None:
    answer(LearnerFactory.create(), QuestionRevisionFactory.create(), choice_order="wrong-a")

    assert exported()[0]["letter"] == ""


def test_a_whole_second_is_written_with_its_milliseconds() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    answer(LearnerFactory.create(), QuestionRevisionFactory.create(), at=at)

    assert exported()[0]["answered_at"] == "2026-03-01T00:00:00.000Z"


def test_a_guest_is_named_by_the_start_of_their_key() -> None:
    guest = LearnerFactory.create(guest=True, key="1a2b3c" + "0" * 26)
    answer(guest, QuestionRevisionFactory.create())

    [row] = exported()

    assert (row["name"], row["email"], row["cohorts"]) == ("guest 1a2b3c", "", "")


def test_a_person_without_a_name_is_named_by_their_address() -> None:
    learner = LearnerFactory.create(user__name="", user__email="nameless@example.org")
    answer(learner, QuestionRevisionFactory.create())

    assert exported()[0]["name"] == "nameless@example.org"


def test_the_answers_of_a_deleted_account_stay_without_its_name() -> None:
    learner = LearnerFactory.create(user__name="Gone Person")
    answer(learner, QuestionRevisionFactory.create())

    learner.user.delete()
    [row] = exported()

    assert (row["name"], row["email"]) == (f"guest {learner.key[:6]}", "")


def test_a_guest_who_signed_in_counts_as_the_person() -> None:
    person = LearnerFactory.create(user__name="Ada Lovelace")
    guest = LearnerFactory.create(guest=True)
    join(person, "Spring")
    join(guest, "Autumn", "Spring")
    answer(guest, QuestionRevisionFactory.create())

    Learner.objects.filter(pk=guest.pk).update(merged_into=person, merged_at=timezone.now())
    [row] = exported()

    assert (row["learner"], row["name"]) == (str(person.pk), "Ada Lovelace")
    assert row["cohorts"] == "Autumn; Spring"


def test_a_learner_in_two_cohorts_is_one_line() -> None:
    learner = LearnerFactory.create()
    join(learner, "b class", "Ä class", "A class")
    answer(learner, QuestionRevisionFactory.create())

    [row] = exported()

    assert row["cohorts"] == "A class; b class; Ä class"


def test_each_response_is_one_line_after_the_header() -> None:
    revision = QuestionRevisionFactory.create()
    rows = [answer(LearnerFactory.create(), revision, "wrong-a") for _ in range(3)]

    text = b"".join(csv_stream(Filters(EVERYONE))).decode()

    assert text.splitlines()[0] == ",".join(COLUMNS)
    numbers = {line.split(",")[0] for line in text.splitlines()[1:]}
    assert numbers == {str(row.pk) for row in rows}
    assert text.count("\n") == len(rows) + 1
    assert text.endswith("\n")


def test_a_byte_order_mark_comes_first_and_only_on_request() -> None:
    assert b"".join(csv_stream(Filters(EVERYONE), bom=True)).startswith(b"\xef\xbb\xbfresponse,")
    assert b"".join(csv_stream(Filters(EVERYONE))).startswith(b"response,")
