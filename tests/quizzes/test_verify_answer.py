"""Verifying an answer over HTTP, in place and by redirect."""

import pytest
from django.test import Client

from quizzes.models import Response
from tests.factories import Lesson

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_a_right_first_answer_earns_two_points(client: Client) -> None:
    lesson = Lesson()

    answer = client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    assert answer.status_code == 200
    assert "Correct, first try: 2 points" in answer.text
    assert "The one fact to keep." in answer.text
    response = Response.objects.get()
    assert (response.verdict, response.points, response.try_number) == ("correct", 2, 1)


def test_a_wrong_answer_explains_itself_and_nothing_else(client: Client) -> None:
    lesson = Lesson()

    answer = client.post(lesson.check_url(), lesson.form(choice="wrong-a"), headers=HTMX)

    assert "Not yet. Try 2 of 3" in answer.text
    assert "Secret explanation of wrong-a" in answer.text
    for unearned in ("of right", "of wrong-b", "of wrong-c", "The one fact to keep."):
        assert unearned not in answer.text.replace("Choice", "")


def test_a_later_right_answer_earns_one_point(client: Client) -> None:
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="wrong-a"), headers=HTMX)

    answer = client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    assert "Correct, try 2: 1 point" in answer.text
    assert [r.points for r in Response.objects.order_by("id")] == [0, 1]


def test_the_third_different_miss_shows_the_answer(client: Client) -> None:
    lesson = Lesson()
    for choice in ("wrong-a", "wrong-b"):
        client.post(lesson.check_url(), lesson.form(choice=choice), headers=HTMX)

    answer = client.post(lesson.check_url(), lesson.form(choice="wrong-c"), headers=HTMX)

    assert "The answer is" in answer.text
    assert "Secret explanation of right" in answer.text
    assert "Your last answer" in answer.text


def test_the_same_wrong_choice_again_costs_nothing(client: Client) -> None:
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="wrong-a"), headers=HTMX)

    again = lesson.form(choice="wrong-a", attempt="another")
    answer = client.post(lesson.check_url(), again, headers=HTMX)

    assert "Not yet. Try 2 of 3" in answer.text
    assert Response.objects.count() == 1


def test_a_form_sent_twice_is_one_response(client: Client) -> None:
    lesson = Lesson()
    first = client.post(lesson.check_url(), lesson.form(choice="wrong-a"), headers=HTMX)

    again = lesson.form(choice="wrong-b", attempt="first-check wrong-a")
    second = client.post(lesson.check_url(), again, headers=HTMX)

    assert (first.status_code, second.status_code) == (200, 200)
    assert Response.objects.count() == 1
    assert "Secret explanation of wrong-b" not in second.text


def test_asking_for_the_answer_is_recorded_as_such(client: Client) -> None:
    lesson = Lesson()

    answer = client.post(lesson.check_url(), lesson.form(reveal="1"), headers=HTMX)

    assert "The answer is" in answer.text
    response = Response.objects.get()
    assert (response.verdict, response.choice, response.points) == ("shown", None, 0)


@pytest.mark.parametrize("choice", ["", "no-such-choice", "x" * 500, "'; DROP TABLE", "\x00"])
def test_no_usable_choice_is_said_in_place_and_costs_nothing(client: Client, choice: str) -> None:
    lesson = Lesson()

    answer = client.post(lesson.check_url(), lesson.form(choice=choice), headers=HTMX)

    assert answer.status_code == 422
    assert "Choose one answer, then verify." in answer.text
    assert not Response.objects.exists()


def test_without_javascript_a_verdict_is_a_redirect_to_the_card(client: Client) -> None:
    lesson = Lesson()

    answer = client.post(lesson.check_url(), lesson.form(choice="right"))

    assert answer.status_code == 303
    assert answer["Location"] == f"{lesson.url}?check=first-check"
    page = client.get(answer["Location"])
    assert "Correct, first try: 2 points" in page.text
    assert page.text.count("autofocus") == 1


def test_without_javascript_a_missing_choice_gives_the_page_with_a_summary(client: Client) -> None:
    lesson = Lesson()

    answer = client.post(lesson.check_url(), lesson.form())

    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert "Choose one answer, then verify." in answer.text


def test_getting_the_check_leads_to_its_card(client: Client) -> None:
    lesson = Lesson()

    answer = client.get(lesson.check_url())

    assert (answer.status_code, answer["Location"]) == (302, f"{lesson.url}?check=first-check")


def test_a_check_that_never_was_is_not_found(client: Client) -> None:
    lesson = Lesson()

    answer = client.post(f"{lesson.url}checks/never-was/", lesson.form(choice="right"))

    assert answer.status_code == 404


def test_an_answered_question_stays_as_it_was_answered(client: Client) -> None:
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    answer = client.post(lesson.check_url(), lesson.form(choice="wrong-a"), headers=HTMX)

    assert "Already answered" in answer.text
    assert Response.objects.count() == 1
