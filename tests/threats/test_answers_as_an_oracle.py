"""Before an answer is earned nothing tells which it is, and asking costs tries."""

import re
import threading
from collections import Counter

import pytest
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Learner
from quizzes.models import Response
from tests.factories import Lesson, UserFactory
from tests.threats.doors import rows

HTMX = {"HX-Request": "true"}
PARALLEL = 50


def statements_of(lesson: Lesson, choice: str) -> list[str]:
    """The shapes of the statements that one first answer takes."""
    client = Client()
    client.force_login(UserFactory.create())
    with CaptureQueriesContext(connection) as made:
        client.post(lesson.check_url(), lesson.form(choice=choice), headers=HTMX)
    shapes = [re.sub(r"'[^']*'|\d+(?:\.\d+)?|NULL", "?", query["sql"]) for query in made]
    return [shape for shape in shapes if shape]


@pytest.mark.django_db
def test_a_right_and_a_wrong_answer_take_the_same_statements() -> None:
    lesson = Lesson()
    statements_of(lesson, "wrong-a")

    right, wrong = (Counter(statements_of(lesson, each)) for each in ("right", "wrong-b"))

    assert right.total() == wrong.total() > 3
    assert right == wrong


@pytest.mark.django_db
def test_the_page_before_is_the_same_whichever_answer_is_right() -> None:
    lesson, other = Lesson(), Lesson()
    question = other.questions["first-check"]
    question.choices.filter(key="right").update(is_key=False)
    question.choices.filter(key="wrong-a").update(is_key=True)

    pages = [anonymous(Client().get(each.url), each) for each in (lesson, other)]

    assert pages[0] == pages[1]


def anonymous(answer: HttpResponse, lesson: Lesson) -> tuple[dict[str, str], str, int]:
    """Headers, page and length, without names, tokens and the order drawn for the guest."""
    headers = {n: v for n, v in answer.items() if n not in ("X-Request-ID", "Expires")}
    text = re.sub(r"value=\"[\w.:-]{20,}\"", "", answer.text)
    for name in (lesson.course.title, lesson.course.slug, lesson.revision.title):
        text = text.replace(name, "…")
    text = re.sub(r"name=\"revision\" value=\"\d+\"|rail-s\d+", "", text)
    card = re.sub(r"right|wrong-[abc]| \d+ ", "…", text)
    return headers, re.sub(r"\d+", "#", card), len(re.sub(r"\d+", "#", card))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["ETag", "Last-Modified", "Server-Timing", "Content-MD5", "Digest"]
)
def test_no_header_sums_up_a_page_with_questions(name: str) -> None:
    lesson = Lesson()

    assert name not in Client().get(lesson.url)
    assert name not in Client().post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)


@pytest.mark.django_db
def test_nothing_that_a_form_may_add_is_believed(client: Client) -> None:
    lesson = Lesson()
    more = {
        "points": 99, "verdict": "correct", "is_key": "1", "is_correct": "1", "try_number": 7,
        "learner": 1, "learner_id": 1, "user": 1, "is_practice": "0", "is_pilot": "0",
        "answered_at": "2000-01-01", "choice_id": 1, "order": "right", "marks": "{}", "tries": 99,
    }  # fmt: skip

    client.post(lesson.check_url(), lesson.form(choice="wrong-a") | more)

    response = Response.objects.get()
    assert (response.verdict, response.points, response.try_number) == ("incorrect", 0, 1)
    assert response.answered_at.year > 2000
    assert response.learner.is_guest


@pytest.mark.django_db
def test_a_choice_of_another_question_is_no_choice(client: Client) -> None:
    lesson, before = Lesson(), rows()
    lesson.questions["second-check"].choices.filter(key="right").update(key="theirs")

    answer = client.post(lesson.check_url(), lesson.form(choice="theirs"))

    assert answer.status_code == 422
    assert rows() == before


@pytest.mark.django_db
def test_a_revision_of_another_question_is_not_believed(client: Client) -> None:
    lesson = Lesson()
    form = lesson.form("second-check", choice="right")

    assert client.post(lesson.check_url("first-check"), form).status_code == 409
    assert not Response.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_fifty_guesses_at_once_are_no_more_than_the_tries_allow() -> None:
    lesson, token = Lesson(), "g" * 43
    Learner.objects.all().delete()

    def ask(n: int) -> None:
        client = Client(raise_request_exception=False)
        client.cookies["guest"] = token
        choice = ("wrong-a", "wrong-b", "wrong-c", "right")[n % 4]
        client.post(lesson.check_url(), lesson.form(choice=choice, attempt=f"guess {n}"))
        connections.close_all()

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(PARALLEL)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    tries = list(Response.objects.order_by("try_number").values_list("try_number", "verdict"))
    assert Learner.objects.count() == 1
    assert [number for number, _verdict in tries] == list(range(1, len(tries) + 1))
    assert 1 <= len(tries) <= 3
    assert sum(verdict != "incorrect" for _n, verdict in tries[:-1]) == 0
