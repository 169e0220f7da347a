"""The rubric of an essay is written like choices, each criterion with its points."""

import pytest
from django.test import Client

from quizzes.models import QuestionRevision
from quizzes.packs.states import state_of
from tests.admin.forms import question_form, rows_of
from tests.admin.world import World
from tests.factories import QuestionRevisionFactory


def test_a_draft_may_leave_points_open_and_keeps_its_second_graders(
    world: World, instructing: Client
) -> None:
    draft = QuestionRevisionFactory.create(kind="essay")
    rows = [row | {"points": ""} for row in rows_of(draft)]
    page = f"/admin/quizzes/questionrevision/{draft.pk}/change/"

    told = instructing.post(
        page, question_form(*rows, saved=2, second_share="30", edit=draft.edit), follow=True
    )

    saved = state_of(QuestionRevision.objects.get(pk=draft.pk))
    assert "give the criterion “idea” 1 to 100 points." in told.text
    assert [choice.points for choice in saved.choices] == [0, 0]
    assert saved.second_share == 30


@pytest.mark.parametrize("field", [{"second_share": "101"}, {"points": "101"}])
def test_more_than_there_can_be_is_refused(
    field: dict[str, str], world: World, instructing: Client
) -> None:
    draft = QuestionRevisionFactory.create(kind="essay")
    rows = [row | {"points": field.get("points", "1")} for row in rows_of(draft)]
    fields = {"second_share": field.get("second_share", "0"), "edit": draft.edit}
    page = f"/admin/quizzes/questionrevision/{draft.pk}/change/"

    told = instructing.post(page, question_form(*rows, saved=2, **fields))

    assert "less than or equal to 100" in told.text
    assert state_of(QuestionRevision.objects.get(pk=draft.pk)).choices[0].points == 4
