"""The key and the explanations leave the server only once they are earned."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import Lesson

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
SECRETS = ("Secret explanation", "The one fact to keep.", "is_key", "is_correct")


def everything_sent(answer: object) -> str:
    """Body and headers of a response, as one text."""
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return headers + str(answer.cookies) + answer.content.decode()


def everything_logged(caplog: pytest.LogCaptureFixture) -> str:
    """Every field of every log record."""
    return "\n".join(str(record.__dict__) for record in caplog.records)


@pytest.fixture
def lesson() -> Lesson:
    """A released lesson with two open checks."""
    return Lesson()


def test_no_page_holds_the_key_before_an_answer(
    client: Client, lesson: Lesson, caplog: pytest.LogCaptureFixture
) -> None:
    for address in (
        reverse("courses:index"),
        lesson.course.get_absolute_url(),
        lesson.url,
        f"{lesson.url}?check=first-check",
        f"{lesson.url}?practise=first-check",
        lesson.check_url(),
    ):
        for headers in ({}, HTMX):
            sent = everything_sent(client.get(address, headers=headers, follow=True))
            assert not [secret for secret in SECRETS if secret in sent], address
    assert not [secret for secret in SECRETS if secret in everything_logged(caplog)]


def test_the_search_would_find_the_key_once_it_is_earned(client: Client, lesson: Lesson) -> None:
    answer = client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    sent = everything_sent(answer)
    assert [secret for secret in SECRETS if secret in sent] == list(SECRETS[:2])


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"choice": "nonsense"},
        {"choice": "right", "revision": "0"},
        {"choice": "right", "revision": "x"},
        {"practise": "start"},
    ],
)
def test_no_refusal_holds_the_key(client: Client, lesson: Lesson, form: dict[str, str]) -> None:
    for headers in ({}, HTMX):
        answer = client.post(lesson.check_url(), lesson.form() | form, headers=headers)
        assert answer.status_code in (409, 422)
        assert not [secret for secret in SECRETS if secret in everything_sent(answer)]


def test_one_answered_check_tells_nothing_of_the_other(client: Client, lesson: Lesson) -> None:
    client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    card = client.get(lesson.url).text.split('id="check-second-check"')[1]

    assert not [secret for secret in SECRETS if secret in card]


def test_the_choices_look_alike_before_the_answer(client: Client, lesson: Lesson) -> None:
    page = client.get(lesson.url).text
    card = page.split('id="check-first-check"')[1].split("</fieldset>")[0]

    rows = re.findall(r'<div class="ch.*?</div>', card, re.DOTALL)
    shapes = {re.sub(r"right|wrong-[abc]|>[A-D]<", "", row) for row in rows}

    assert len(rows) == 4
    assert len(shapes) == 1


def test_an_answer_is_not_logged(
    client: Client, lesson: Lesson, caplog: pytest.LogCaptureFixture
) -> None:
    client.post(lesson.check_url(), lesson.form(choice="wrong-a"), headers=HTMX)

    assert "quizzes:verify" in everything_logged(caplog)
    assert "wrong-a" not in everything_logged(caplog)
