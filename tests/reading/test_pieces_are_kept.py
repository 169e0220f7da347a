"""Pieces of HTML drawn once: same values, same text; nothing of a reader in it but their token."""

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from courses.reading import pieces
from courses.reading.page import Score
from courses.reading.pieces import csrf_token, hole, piece
from tests.factories import UserFactory

SCORE = "courses/_progress.html#score"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Start with no piece drawn."""
    pieces._drawn.cache_clear()


def test_equal_values_are_drawn_once() -> None:
    first, second = (piece(SCORE, score=Score(1, 2, 2, 4)) for _ in range(2))

    assert first == second
    assert pieces._drawn.cache_info().misses == 1


def test_other_values_another_language_or_another_template_are_drawn_anew() -> None:
    piece(SCORE, score=Score(1, 2, 2, 4))
    piece(SCORE, score=Score(2, 2, 4, 4))
    piece("courses/_progress.html#badge", status="ready")
    with override("de"):
        piece(SCORE, score=Score(1, 2, 2, 4))

    assert pieces._drawn.cache_info().misses == 4


@pytest.mark.django_db
def test_a_row_of_the_database_is_refused() -> None:
    with pytest.raises(TypeError):
        piece(SCORE, score=UserFactory.create())


def test_what_a_piece_shows_is_escaped_as_in_any_template() -> None:
    html = piece("courses/_progress.html#badge", status="<b>")

    assert "<b>" not in html


def test_each_reader_gets_their_own_token_in_a_kept_form() -> None:
    form = "courses/_read.html#mark"

    mine, yours = (piece(form, token=token, section="s") for token in ("mine", "yours"))

    assert 'value="mine"' in mine
    assert 'value="yours"' in yours
    assert hole("csrf_token") not in mine + yours


def test_one_request_sends_one_token_and_makes_it_only_when_a_form_is_drawn() -> None:
    request: HttpRequest = RequestFactory().get("/")

    token = csrf_token(request)

    assert "CSRF_COOKIE" not in request.META
    assert str(token) == str(csrf_token(request))
    assert "CSRF_COOKIE" in request.META


def test_the_tag_hands_over_the_named_values_and_the_token_only() -> None:
    page = Template("{% load pieces %}{% kept 'courses/_progress.html#badge' status=word %}")

    html = page.render(Context({"word": "complete", "oob": True}))

    assert "Complete" in html
    assert "hx-swap-oob" not in html


def test_a_form_that_was_sent_gets_its_own_token_back() -> None:
    request = RequestFactory().post("/", {"csrfmiddlewaretoken": "sent"})

    assert csrf_token(request) == "sent"
