"""The colour theme is kept in a cookie, with and without JavaScript."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import Lesson

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_a_saved_theme_is_the_one_that_is_checked(client: Client, theme: str) -> None:
    lesson = Lesson()

    answer = client.post(reverse("theme"), {"theme": theme, "next": lesson.url})

    assert (answer.status_code, answer["Location"]) == (302, lesson.url)
    page = client.get(lesson.url).text
    radio = page.split(f'id="theme-{theme}"')[1].split(">")[0]
    assert "checked" in radio


def test_with_htmx_nothing_comes_back(client: Client) -> None:
    answer = client.post(reverse("theme"), {"theme": "dark"}, headers={"HX-Request": "true"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.cookies["theme"].value == "dark"


@pytest.mark.parametrize("theme", ["", "purple", "x" * 5000, "<script>"])
def test_an_unknown_theme_is_refused(client: Client, theme: str) -> None:
    answer = client.post(reverse("theme"), {"theme": theme})

    assert answer.status_code == 422
    assert "theme" not in answer.cookies


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_it_never_redirects_to_another_site(client: Client, back: str) -> None:
    answer = client.post(reverse("theme"), {"theme": "dark", "next": back})

    assert answer["Location"] == "/"


def test_a_strange_theme_cookie_means_automatic(client: Client) -> None:
    lesson = Lesson()
    client.cookies["theme"] = "purple"

    assert "checked" in client.get(lesson.url).text.split('id="theme-auto"')[1].split(">")[0]
