"""Every state of a question beside its form, from words that were never stored."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from courses.models import SectionProgress
from quizzes.models import QuestionKind, QuestionRevision, Response
from quizzes.packs.states import state_of
from tests.admin.forms import choice, question_form, rows_of
from tests.admin.people import make_person
from tests.admin.world import World
from tests.factories import QuestionRevisionFactory

HTMX = {"HX-Request": "true"}
WRONG = {
    "single": ["1", "2", "3"], "true_false": ["1"], "numeric": ["1", "2", "other-2"],
    "multiple": ["1", "3", "other-2"], "short_text": ["2", "other-1"], "ordering": ["other-0"],
    "matching": ["other-0"],
}  # fmt: skip


def page(revision: QuestionRevision) -> str:
    return f"/admin/quizzes/questionrevision/{revision.pk}/preview/"


def states_in(html: str) -> list[str]:
    return re.findall(r'<section class="states-one" id="state-([^"]+)"', html)


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_each_kind_is_shown_in_every_state(kind: str, world: World, instructing: Client) -> None:
    draft = QuestionRevisionFactory.create(kind=kind)

    html = instructing.get(page(draft)).text

    ids = re.findall(r' id="([^"]+)"', html)
    keyed = ["unanswered", *WRONG.get(kind, ()), "correct", "shown", "practice", "locked"]
    graded = ["unanswered", "waiting", "graded", "shown", "locked"]
    assert states_in(html) == (graded if kind == "essay" else keyed)
    assert len(ids) == len(set(ids))
    assert (html.count("Secret explanation") > 2) is (kind != "essay")


def test_typed_words_are_drawn_and_not_stored(world: World, instructing: Client) -> None:
    before = state_of(world.question_draft)
    rows = rows_of(world.question_draft)
    rows[1]["text"] = "Typed `a moment` ago"
    rows[2]["DELETE"] = "on"
    form = question_form(*rows, saved=4, stem="Is **this** new?")

    answer = instructing.post(page(world.question_draft), form, headers=HTMX)

    assert answer.text.lstrip().startswith('<div id="found">')
    assert "Is <strong>this</strong> new?" in answer.text
    assert "Typed <code>a moment</code> ago" in answer.text
    assert states_in(answer.text)[1:3] == ["1", "3"]
    assert state_of(QuestionRevision.objects.get(pk=world.question_draft.pk)) == before


def test_without_scripts_the_whole_page_says_that_nothing_is_saved(
    world: World, instructing: Client
) -> None:
    form = question_form(*rows_of(world.question_draft), saved=4, stem="New?")

    answer = instructing.post(page(world.question_draft), form)

    assert answer.text.startswith("<!doctype html>")
    assert "These words are not saved yet." in answer.text


def test_answering_in_the_preview_records_nothing_and_says_so(
    world: World, instructing: Client
) -> None:
    counts = Response.objects.count(), SectionProgress.objects.count()

    answer = instructing.post(page(world.question_draft), {"choice": "right"})

    assert "nothing was sent and nothing is recorded" in answer.text
    assert (Response.objects.count(), SectionProgress.objects.count()) == counts


def test_problems_are_told_at_their_fields_and_advice_beside_them(
    world: World, instructing: Client
) -> None:
    rows = [choice("a", text="# A heading"), choice("b", right=True, explanation="<b>x</b>")]
    form = question_form(*rows, stem="Which is not so?", key_idea="")

    answer = instructing.post(page(world.question_draft), form, headers=HTMX)

    for field in ("id_choices-0-text", "id_choices-1-explanation", "id_key_idea"):
        assert f'data-field="{field}"' in answer.text
    assert "“not” is easily overlooked" in answer.text


@pytest.mark.parametrize(
    "words",
    [
        {"choices-TOTAL_FORMS": "999999999999"},
        {"choices-TOTAL_FORMS": "-1"},
        {"choices-0-place": "x", "choices-0-key": "no slug " * 30},
        {"stem": "<script>alert(1)</script>" + "*" * 3000},
        {"stem": "\x00", "choices-0-text": "\x00"},
        {"passage": "#" * 300, "choices-1-text": "[x](javascript:alert(1))"},
        {"choices-0-key": "", "choices-1-key": "", "choices-0-text": "語"},
    ],
)
@pytest.mark.parametrize("kind", ["single", "numeric", "short_text", "matching"])
def test_whatever_is_typed_is_shown_or_left_out(
    kind: str, words: dict[str, str], world: World, instructing: Client
) -> None:
    draft = QuestionRevisionFactory.create(kind=kind)
    form = question_form(*rows_of(draft), saved=4) | words

    answer = instructing.post(page(draft), form, headers=HTMX)

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert 'href="javascript:' not in answer.text


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_a_question_with_nothing_in_it_is_shown_as_it_is(
    kind: str, world: World, instructing: Client
) -> None:
    draft = QuestionRevisionFactory.create(kind=kind)
    world.lesson.section.revisions.all().update(release=None)

    answer = instructing.post(page(draft), {"choices-TOTAL_FORMS": 0}, headers=HTMX)

    found = [each for each in states_in(answer.text) if not each.startswith("other")]
    graded = ["unanswered", "waiting", "graded", "shown", "locked"]
    assert found == (graded if kind == "essay" else ["unanswered", "shown", "practice", "locked"])


def test_a_released_question_shows_what_it_says_whatever_is_posted(
    world: World, instructing: Client
) -> None:
    asked = world.lesson.questions["first-check"]

    answer = instructing.post(page(asked), question_form(choice("x"), stem="Forged?"))

    assert "Forged?" not in answer.text
    assert "Choice wrong-a" in answer.text


def test_only_who_may_see_wordings_sees_the_preview(world: World, client: Client) -> None:
    assert client.get(page(world.question_draft)).status_code == 302


def test_staff_without_the_right_is_refused_the_preview_and_a_new_wording(world: World) -> None:
    person = make_person("learner")
    person.is_staff = True
    person.save()
    client = Client()
    client.force_login(person)

    for address in (page(world.question_draft), "/admin/quizzes/questionrevision/add/"):
        assert client.get(address).status_code == 403


def test_a_refresh_asks_the_database_little(
    world: World, instructing: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    form = question_form(*rows_of(world.question_draft), saved=4)
    instructing.post(page(world.question_draft), form, headers=HTMX)

    with django_assert_max_num_queries(9):
        instructing.post(page(world.question_draft), form, headers=HTMX)


def test_only_our_own_pages_may_frame_the_preview(world: World, instructing: Client) -> None:
    framed = instructing.get(page(world.question_draft))
    framing = instructing.get(page(world.question_draft).replace("preview", "change"))

    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert "frame-src 'self'" in framing["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in framing["Content-Security-Policy"]
