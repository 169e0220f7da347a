"""Practising a finished check: a fresh form that never changes the score."""

import pytest
from django.test import Client

from courses.models import SectionProgress
from quizzes.models import Response
from tests.factories import Lesson

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def finished(client: Client) -> Lesson:
    """A lesson whose first check the client has answered."""
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)
    return lesson


def test_practice_starts_with_a_fresh_form(client: Client, finished: Lesson) -> None:
    answer = client.post(finished.check_url(), {"practise": "start"}, headers=HTMX)

    assert answer.status_code == 200
    assert 'type="radio"' in answer.text
    assert "checked" not in answer.text
    assert "Secret explanation" not in answer.text


def test_practice_without_javascript_redirects_to_the_fresh_form(
    client: Client, finished: Lesson
) -> None:
    answer = client.post(finished.check_url(), {"practise": "start"})

    assert answer["Location"] == f"{finished.url}?practise=first-check"
    assert 'value="1"' in client.get(answer["Location"]).text


@pytest.mark.parametrize(
    ("choice", "verdict", "words", "tone"),
    [
        ("right", "correct", "Practice: correct", "fb--ok"),
        ("wrong-a", "incorrect", "Practice: the answer", "fb--bad"),
    ],
)
def test_a_practice_answer_is_told_and_recorded_but_not_scored(
    client: Client, finished: Lesson, choice: str, verdict: str, words: str, tone: str
) -> None:
    before = SectionProgress.objects.values().get()

    form = finished.form(choice=choice, practise="1", attempt="practice")
    answer = client.post(finished.check_url(), form, headers=HTMX)

    assert words in answer.text
    assert f'class="fb {tone}"' in answer.text
    practice = Response.objects.get(is_practice=True)
    assert (practice.verdict, practice.points) == (verdict, 0)
    assert SectionProgress.objects.values().get() == before


def test_practice_with_nothing_chosen_asks_again(client: Client, finished: Lesson) -> None:
    answer = client.post(finished.check_url(), finished.form(practise="1"), headers=HTMX)

    assert answer.status_code == 422
    assert 'type="radio"' in answer.text
    assert "Choose one answer, then verify." in answer.text


def test_practice_cannot_be_used_to_peek_at_an_open_check(client: Client) -> None:
    lesson = Lesson()

    form = lesson.form(choice="wrong-a", practise="1")
    answer = client.post(lesson.check_url(), form, headers=HTMX)

    assert "Not yet" in answer.text
    assert "Secret explanation of right" not in answer.text
    assert not Response.objects.filter(is_practice=True).exists()


def test_asking_to_practise_an_open_check_changes_nothing(client: Client) -> None:
    lesson = Lesson()

    answer = client.post(lesson.check_url(), {"practise": "start"}, headers=HTMX)

    assert answer.status_code == 409
    assert not Response.objects.exists()


def test_a_practice_form_sent_twice_is_one_response(client: Client, finished: Lesson) -> None:
    form = finished.form(choice="wrong-a", practise="1", attempt="practice")
    for _twice in range(2):
        client.post(finished.check_url(), form, headers=HTMX)

    assert Response.objects.filter(is_practice=True).count() == 1


def test_practice_without_javascript_tells_its_own_verdict(
    client: Client, finished: Lesson
) -> None:
    form = finished.form(choice="wrong-a", practise="1", attempt="practice")
    answer = client.post(finished.check_url(), form)

    assert answer.status_code == 303
    page = client.get(answer["Location"]).text
    assert "Practice: the answer is" in page
    assert "Your last answer" in page
    assert page.count("autofocus") == 1


@pytest.mark.parametrize("asked", ["practised=first-check", "practised=first-check&choice=none"])
def test_an_address_made_up_for_practice_shows_the_answer_as_given(
    client: Client, finished: Lesson, asked: str
) -> None:
    assert "Correct, first try: 2 points" in client.get(f"{finished.url}?{asked}").text


def test_an_address_made_up_for_practice_tells_nothing_of_an_open_check(client: Client) -> None:
    lesson = Lesson()

    page = client.get(f"{lesson.url}?practised=first-check&choice=right").text

    assert "Practice" not in page
    assert "Secret explanation" not in page
