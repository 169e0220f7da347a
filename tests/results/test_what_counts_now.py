"""The page of responses tells what was told, and what counts now where that differs."""

import pytest
from django.test import Client

from quizzes.standings import Change, apply
from tests.factories import NOW, LearnerFactory, Lesson
from tests.results.answers import answer, grader

pytestmark = pytest.mark.django_db


def test_a_regraded_answer_shows_both_and_any_other_one(client: Client) -> None:
    revision = Lesson().questions["first-check"]
    regraded, void, same = (
        answer(LearnerFactory.create(), revision, "right", points=2) for _ in range(3)
    )
    apply([Change(regraded.pk, "incorrect", 1), Change(void.pk, "void", 0)], by=None, at=NOW)
    client.force_login(grader())

    rows = client.get("/results/responses/").text.split("<tbody>")[1].split("</tr>")[:3]

    newest_first = zip((same, void, regraded), rows, strict=True)
    by_learner = {each.learner_id: row for each, row in newest_first}
    assert [row.count("now: ") for row in rows] == [0, 1, 1]
    assert "now: no longer counts" in by_learner[void.learner_id]
    assert "now: incorrect" in by_learner[regraded.learner_id]
    assert '>1<span class="res__o">told 2<' in by_learner[regraded.learner_id]
    assert "told" not in by_learner[same.learner_id].replace("res__o", "")
