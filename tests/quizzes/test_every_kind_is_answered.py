"""Every kind of question is answered, told and recorded like a single choice."""

import pytest
from django.test import Client

from courses.models import SectionProgress
from courses.rebuilding import rebuild
from quizzes.models import Response
from tests.quizzes.kinds_of_questions import (
    HTMX,
    KEYED,
    OTHERS,
    RIGHT,
    WRONG,
    KindsLesson,
    given,
    key_of,
)

pytestmark = pytest.mark.django_db
ALL = pytest.mark.parametrize("kind", KEYED)


@ALL
def test_a_right_first_answer_earns_two_points_and_is_stored_as_given(
    client: Client, kind: str
) -> None:
    lesson = KindsLesson(kind)

    card = lesson.send(client, kind, RIGHT[kind])

    assert "Correct, first try: 2 points" in card
    assert "The one fact to keep." in card
    response = Response.objects.get()
    assert (response.verdict, response.points) == ("correct", 2)
    assert given(response) == RIGHT[kind]


@ALL
def test_the_last_different_miss_shows_the_answer_and_every_explanation(
    client: Client, kind: str
) -> None:
    lesson = KindsLesson(kind)

    cards = [lesson.send(client, kind, answer) for answer in WRONG[kind]]

    assert all("Not yet. Try" in card for card in cards[:-1])
    assert "fb--warn" in cards[-1]
    for choice in lesson.questions[key_of(kind)].choices.all():
        assert choice.explanation in cards[-1]
    verdicts = Response.objects.order_by("id").values_list("verdict", "try_number", "points")
    assert list(verdicts) == [("incorrect", n + 1, 0) for n in range(len(cards))]


@pytest.mark.parametrize("kind", [kind for kind in OTHERS if kind != "true_false"])
def test_the_same_wrong_answer_again_costs_nothing(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)
    lesson.send(client, kind, WRONG[kind][0])

    card = lesson.send(client, kind, WRONG[kind][0], attempt="another")

    assert "Not yet. Try 2 of 3" in card
    assert Response.objects.count() == 1


@ALL
def test_asking_for_the_answer_ends_any_question(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)

    card = lesson.send(client, kind, RIGHT[kind], reveal="1")

    assert "fb--warn" in card
    response = Response.objects.get()
    assert (response.verdict, response.choice, response.answer) == ("shown", None, "")


@ALL
def test_without_javascript_every_kind_is_answered_by_redirect(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)
    form = lesson.filled(kind, RIGHT[kind])

    answer = client.post(lesson.check_url(key_of(kind)), form)

    assert answer.status_code == 303
    page = client.get(answer["Location"]).text
    assert "Correct, first try: 2 points" in page
    assert page.count("autofocus") == 1


@ALL
def test_a_form_that_holds_no_answer_asks_again_and_costs_nothing(
    client: Client, kind: str
) -> None:
    lesson = KindsLesson(kind)
    form = lesson.filled(kind, RIGHT[kind])
    empty = {name: form[name] for name in ("revision", "attempt")}

    in_place = client.post(lesson.check_url(key_of(kind)), empty, headers=HTMX)
    by_page = client.post(lesson.check_url(key_of(kind)), empty)

    assert (in_place.status_code, by_page.status_code) == (422, 422)
    assert "verify." in in_place.text.split('class="err"')[1].split("</p>")[0]
    summary = by_page.text.split("There is a problem")[1]
    target = summary.split('href="#')[1].split('"')[0]
    assert f'id="{target}"' in by_page.text
    assert not Response.objects.exists()


@ALL
def test_practice_is_told_recorded_and_never_scored(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)
    lesson.send(client, kind, RIGHT[kind])
    before = SectionProgress.objects.values().get()

    right = lesson.send(client, kind, RIGHT[kind], practise="1", attempt="p1")
    form = lesson.filled(kind, WRONG[kind][0], practise="1", attempt="p2")
    wrong = client.get(client.post(lesson.check_url(key_of(kind)), form)["Location"]).text

    assert "Practice: correct" in right
    assert "Practice: th" in wrong
    stored = Response.objects.filter(is_practice=True).order_by("id")
    assert [(given(each), each.points) for each in stored] == [
        (RIGHT[kind], 0), (WRONG[kind][0], 0),
    ]  # fmt: skip
    assert SectionProgress.objects.values().get() == before


@ALL
def test_progress_is_derived_again_from_any_kinds_responses(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)
    lesson.send(client, kind, WRONG[kind][0])
    lesson.send(client, kind, RIGHT[kind])
    kept = SectionProgress.objects.values("marks", "points", "answered").get()

    SectionProgress.objects.all().delete()
    assert list(rebuild(write=True)) == [True]

    assert SectionProgress.objects.values("marks", "points", "answered").get() == kept


@ALL
def test_a_reload_shows_the_answer_as_it_was_left(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)
    card = lesson.send(client, kind, WRONG[kind][0])

    page = client.get(f"{lesson.url}?check={key_of(kind)}").text

    start, end = '<fieldset class="kc__f"', "</fieldset>"
    if end in card:
        assert card.split(start)[1].split(end)[0] == page.split(start)[1].split(end)[0]
    else:
        assert card.split('<ol class="res">')[1].split("</ol>")[0] in page
