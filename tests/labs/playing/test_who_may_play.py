"""Locked sections, labs that were taken back, and those who come too often."""

from unittest.mock import patch

import pytest
from django.test import Client

from labs.models import LabRun
from releases.promotion import roll_back
from tests.factories import NOW, released
from tests.labs.playing.workshop import HTMX, Hands, Workshop


@pytest.fixture
def locked(workshop: Workshop) -> Workshop:
    """The same section, which opens after another one."""
    workshop.lock()
    return workshop


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_lab_in_a_locked_section_says_what_opens_it(
    client: Client, locked: Workshop, headers: dict[str, str]
) -> None:
    answers = [
        client.get(locked.url(), headers=headers),
        client.get(locked.url(run="up"), headers=headers),
        client.post(locked.url(), {"run": "", "lever": "up"}, headers=headers),
        client.post(locked.url(), {"open": "1"}, headers=headers),
    ]

    assert [answer.status_code for answer in answers] == [423] * 4
    assert all("Locked for now" in answer.content.decode() for answer in answers)
    assert not LabRun.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_lab_that_was_taken_back_says_so_to_whoever_is_in_it(
    client: Client, workshop: Workshop, headers: dict[str, str]
) -> None:
    Hands(client, workshop).pull("up")
    workshop.take_back("climb")

    answer = client.post(workshop.url(), {"run": "up", "lever": "up"}, headers=headers)

    assert answer.status_code == 409
    assert "This lab was taken back" in answer.content.decode()
    assert client.get(workshop.url()).status_code == 404
    assert LabRun.objects.count() == 1


def test_a_lab_that_never_reached_anyone_is_not_there(client: Client, workshop: Workshop) -> None:
    assert client.post(f"{workshop.section_url}labs/nothing/", {"run": ""}).status_code == 404


def test_the_run_goes_on_in_the_revision_that_a_rollback_leads_back_to(
    client: Client, workshop: Workshop
) -> None:
    newer = released(workshop.revision("climb", parameters={"top": 5}), scope=workshop.course.slug)
    hands = Hands(client, workshop)
    hands.pull("up", "up")
    roll_back(newer, by=None, at=NOW, reason="too high")

    assert hands.pull("up") == [200]

    assert workshop.mark()["won"] is True
    assert workshop.mark()["revision"] == workshop.revisions["climb"].pk


def test_levers_are_throttled_in_words(client: Client, workshop: Workshop) -> None:
    with patch("labs.throttle.PER_LEARNER", 2):
        statuses = [Hands(client, workshop).send(lever="up").status_code for _ in range(3)]
        answer = client.post(workshop.url(), {"run": "", "lever": "up"})

    assert statuses == [200, 200, 429]
    assert "Please wait a moment" in answer.content.decode()
    assert answer["Retry-After"]
