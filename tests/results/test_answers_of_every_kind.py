"""What graders read of answers that no single choice can say: in the file and in the table."""

import pytest
from django.test import Client

from tests.quizzes.kinds_of_questions import KEYED, OTHERS, RIGHT, WRONG, KindsLesson
from tests.results.answers import exported, grader

pytestmark = pytest.mark.django_db


def test_the_file_holds_each_kinds_answer_as_it_was_given(client: Client) -> None:
    lesson = KindsLesson()
    for kind in KEYED:
        lesson.send(client, kind, RIGHT[kind])

    rows = {row["kind"]: row for row in exported()}

    assert {kind: row["answer"] or row["choice"] for kind, row in rows.items()} == RIGHT
    chosen = {kind: row["choice"] for kind, row in rows.items() if row["choice"]}
    assert chosen == {
        "single": "right", "true_false": "true", "numeric": "exact", "short_text": "name",
    }  # fmt: skip
    lettered = {kind for kind, row in rows.items() if row["letter"]}
    assert lettered == {"single", "true_false"}


def test_the_order_shown_names_what_this_learner_saw(client: Client) -> None:
    lesson = KindsLesson(*OTHERS)
    for kind in OTHERS:
        lesson.send(client, kind, RIGHT[kind])

    seen = {row["kind"]: row["order"].split() for row in exported()}

    assert seen["numeric"] == seen["short_text"] == []
    assert seen["true_false"] == ["true", "false"]
    assert sorted(seen["ordering"]) == ["build", "deploy", "observe", "release"]
    assert sorted(seen["matching"]) == ["blue", "canary", "toggle"]


def test_a_typed_formula_is_no_formula_in_the_file(client: Client) -> None:
    lesson = KindsLesson("short_text")

    lesson.send(client, "short_text", '=cmd|"x",1')

    assert exported()[0]["answer"] == '\'=cmd|"x",1'


def test_the_table_shows_what_was_answered(client: Client) -> None:
    lesson = KindsLesson("numeric", "ordering")
    lesson.send(client, "numeric", WRONG["numeric"][0])
    lesson.send(client, "ordering", RIGHT["ordering"])
    client.force_login(grader(), "allauth.account.auth_backends.AuthenticationBackend")

    page = client.get("/results/responses/").text

    assert "doubled · 7" in page
    assert f"<td>{RIGHT['ordering']}</td>" in page
