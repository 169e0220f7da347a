"""Stored markup follows the renderer; the words of a release stay as they are."""

import pytest

from courses import rerendering
from courses.models import Course, SectionRevision
from quizzes import rerendering as questions_again
from quizzes.models import Choice, QuestionRevision
from tests.packs.folders import Folder, everything_stored, run

pytestmark = pytest.mark.django_db


def test_nothing_changes_while_the_renderer_is_the_same(pack: Folder) -> None:
    pack.load()
    before = everything_stored()

    said = run("rerender")

    assert said == "0 texts changed.\n"
    assert everything_stored() == before


def test_released_texts_are_rendered_again_and_their_course_notices(pack: Folder) -> None:
    pack.load()
    before = everything_stored()
    SectionRevision.objects.update(rendered={"parts": []})
    QuestionRevision.objects.update(stem_html="old")
    Choice.objects.filter(key="wrong").update(explanation_html="old")
    structure = Course.objects.get().structure

    said = run("rerender")

    assert said == "2 texts changed.\n"
    assert Course.objects.get().structure == structure + 1
    Course.objects.update(structure=structure)
    assert everything_stored() == before


def test_a_text_of_an_older_renderer_counts_as_changed(pack: Folder) -> None:
    pack.load()
    QuestionRevision.objects.update(renderer_version=0)
    SectionRevision.objects.update(renderer_version=0)

    assert run("rerender", "--verbosity=0") == "2 texts changed.\n"
    assert {*QuestionRevision.objects.values_list("renderer_version", flat=True)} == {
        SectionRevision.objects.get().renderer_version
    }


def test_a_check_only_tells(pack: Folder) -> None:
    pack.load()
    Choice.objects.filter(key="wrong").update(text_html="old")
    SectionRevision.objects.update(renderer_version=0)
    before = everything_stored()

    said = run("rerender", "--check")

    assert said == "2 texts would change.\n"
    assert everything_stored() == before


def test_a_draft_that_is_deleted_meanwhile_is_passed_over() -> None:
    assert rerendering._rerendered(1, write=True) is None
    assert questions_again._rerendered(1, write=True) is None
