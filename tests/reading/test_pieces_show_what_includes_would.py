"""A page joined from kept pieces says the same as one drawn from the beginning."""

import re

import pytest
from django.test import Client

from courses.reading import pieces
from tests.factories import Lesson, UserFactory

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def text_of(client: Client, url: str) -> str:
    """The page without what is new each time: tokens of forms."""
    html = client.get(url).content.decode()
    return re.sub(r'(name="(?:csrfmiddlewaretoken|attempt)" value=)"[^"]*"', r"\1", html)


@pytest.mark.parametrize("theme", ["auto", "dark"])
@pytest.mark.parametrize("choices", [[], ["wrong-a"], ["wrong-a", "right"]])
def test_a_page_from_memory_is_the_page_drawn_anew(choices: list[str], theme: str) -> None:
    lesson, client, other = Lesson(), Client(), Client()
    client.force_login(UserFactory.create(name="Ada Lovelace"), BACKEND)
    client.cookies["theme"] = theme
    other.force_login(UserFactory.create(name="Grace Hopper"), BACKEND)
    for choice in choices:
        client.post(lesson.check_url(), lesson.form(choice=choice))
    pieces._drawn.cache_clear()
    anew = text_of(client, lesson.url)

    text_of(other, lesson.url)

    assert text_of(client, lesson.url) == anew
    assert "Ada" in anew
    assert "Ada" not in text_of(other, lesson.url)
