"""Revisions of questions: compared, only read once released, copied with their choices."""

import pytest
from django.test import Client

from quizzes.admin.choices import ChoiceFormSet
from quizzes.models import Choice, QuestionRevision
from releases.models import FrozenRevisionError
from tests.admin.forms import question_form, rows_of, run_action
from tests.admin.world import World
from tests.factories import QuestionRevisionFactory

LIST = "/admin/quizzes/questionrevision/"


def page(revision: QuestionRevision) -> str:
    return f"{LIST}{revision.pk}/change/"


def stored(revision: QuestionRevision) -> list[tuple[str, bool]]:
    return list(revision.choices.order_by("position").values_list("key", "is_key"))


def test_a_change_of_kind_and_of_what_goes_with_what_can_be_compared(
    world: World, instructing: Client
) -> None:
    before = QuestionRevisionFactory.create(kind="matching")
    after = QuestionRevisionFactory.create(question=before.question, kind="matching")
    after.choices.filter(position=0).update(pair="Quite another", pair_html="Quite another")
    ordered = QuestionRevisionFactory.create(question=before.question, kind="ordering")
    compare = f"{LIST}of/{before.question_id}/compare/?from={before.number}&to="

    pairs = instructing.get(f"{compare}{after.number}").text
    kinds = instructing.get(f"{compare}{ordered.number}").text

    assert "Quite another" in pairs
    assert "ordering" in kinds


def test_a_released_question_is_only_read(world: World, administering: Client) -> None:
    asked = world.lesson.questions["first-check"]

    answer = administering.post(page(asked), question_form(*rows_of(asked), saved=4))

    assert answer.status_code == 403
    assert 'name="choices-0-text"' not in administering.get(page(asked)).text


def test_the_choices_of_a_released_question_are_not_rewritten(world: World) -> None:
    asked = world.lesson.questions["first-check"]
    formset = ChoiceFormSet.__new__(ChoiceFormSet)
    formset.instance, formset.forms, formset.can_delete = asked, [], False
    formset._errors, formset.is_bound = [], False

    with pytest.raises(FrozenRevisionError):
        formset.save()

    assert Choice.objects.filter(revision=asked).count() == 4


def test_a_copy_of_a_question_takes_the_choices_along(world: World, instructing: Client) -> None:
    world.question_draft.delete()
    asked = world.lesson.questions["first-check"]

    run_action(instructing, LIST, "new_revision", asked.pk)
    run_action(instructing, LIST, "new_revision", asked.pk)

    copy = QuestionRevision.objects.drafts().get(question=asked.question)
    assert stored(copy) == stored(asked)


def test_a_question_leads_to_the_preview_of_its_section(world: World, instructing: Client) -> None:
    with_text = instructing.get(page(world.question_draft)).text
    world.lesson.section.revisions.all().update(release=None)
    world.lesson.section.revisions.all().delete()

    assert f"/admin/courses/sectionrevision/{world.draft.pk}/preview/" in with_text
    assert "Its section has no text yet." in instructing.get(page(world.question_draft)).text
