"""The pages that say what went wrong: one sentence, two ways out, our frame."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory
from tests.frame.cards import Tree


def test_the_page_for_faults_needs_no_context_and_no_database() -> None:
    tree = Tree(render_to_string("500.html"))

    assert "ERR_500" in tree.html
    assert len(tree.all("a", class_="btn")) == 2
    assert tree.all("script") == []


@pytest.mark.django_db
def test_an_unknown_address_is_told_with_two_ways_out(client: Client) -> None:
    answer = client.get("/nowhere/")

    tree = Tree(answer.text)
    assert answer.status_code == 404
    assert "no such section" in tree.one("p", class_="plate--code").text
    assert len(tree.all("a", class_="btn")) == 2


@pytest.mark.django_db
def test_staff_are_not_sent_to_sign_in_from_an_unknown_address(client: Client) -> None:
    client.force_login(UserFactory.create(staff=True))

    ways = Tree(client.get("/nowhere/").text).all("a", class_="btn")

    assert [way.text for way in ways] == ["All courses", "Admin"]


@pytest.mark.django_db
def test_a_form_without_its_token_is_told_that_the_page_was_too_old() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"))

    assert answer.status_code == 403
    assert "This page was open too long" in answer.text


def test_who_may_not_open_a_page_is_told_how_to_change_account() -> None:
    tree = Tree(render_to_string("403.html", {"user": UserFactory.build()}))

    assert "Your account may not open this page." in tree.html
    assert "Sign out" in [button.text for button in tree.all("button", class_="btn")]


def test_a_guest_who_may_not_open_a_page_is_offered_to_sign_in() -> None:
    tree = Tree(render_to_string("403.html", {"user": AnonymousUser()}))

    assert [way.text for way in tree.all("a", class_="btn")] == ["All courses", "Sign in"]


@pytest.mark.parametrize(
    ("context", "words"),
    [
        ({"wait": 1}, "wait 1 second,"),
        ({"wait": 42}, "wait 42 seconds,"),
        ({}, "wait a minute,"),
    ],
)
def test_a_busy_answer_says_how_long_to_wait(context: dict[str, int], words: str) -> None:
    assert words in render_to_string("429.html", context)
