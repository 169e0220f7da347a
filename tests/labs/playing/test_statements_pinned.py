"""How many statements a lab costs, so that a costlier one is a decision."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import UserFactory
from tests.labs.playing.workshop import HTMX, Workshop

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def player(client: Client, transactional_db: None) -> tuple[Client, Workshop]:
    """A signed-in learner who has played before; everything compiled."""
    workshop = Workshop()
    client.force_login(UserFactory.create(), BACKEND)
    client.get(workshop.section_url)
    client.post(workshop.url(), {"run": "", "lever": "up"}, headers=HTMX)
    return client, workshop


@pytest.mark.parametrize("where", ["section", "lab", "run", "home"])
def test_each_page_costs_two_queries(player: tuple[Client, Workshop], where: str) -> None:
    client, workshop = player
    address = {
        "section": workshop.section_url,
        "lab": workshop.url(),
        "run": workshop.url(run="jump.jump"),
        "home": workshop.course.get_absolute_url(),
    }[where]
    client.get(address)

    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200

    assert len(captured) == 2


def test_a_lever_costs_six_statements_with_begin_and_commit(
    player: tuple[Client, Workshop],
) -> None:
    client, workshop = player

    with CaptureQueriesContext(connection) as captured:
        client.post(workshop.url(), {"run": "up", "lever": "up"}, headers=HTMX)

    kinds = [query["sql"].split()[0] for query in captured]
    assert kinds == ["SELECT", "SELECT", "BEGIN", "INSERT", "INSERT", "COMMIT"]
