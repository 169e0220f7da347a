"""A load balancer learns whether the process lives and whether it can work."""

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings


def test_a_living_process_says_so_without_asking_the_database(client: Client) -> None:
    # No database fixture: a query would fail the test.
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"alive\n")


@pytest.mark.django_db
def test_a_site_with_every_migration_is_ready(client: Client) -> None:
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_asking_for_readiness_costs_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(2):
        client.get("/readyz")


@pytest.mark.django_db
def test_a_site_that_lacks_a_migration_is_not_ready_and_says_why(client: Client) -> None:
    applied = MigrationRecorder.Migration.objects.filter(app="accounts")
    count = applied.count()
    applied.delete()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content.decode() == f"not ready: {count} migrations are not applied\n"


def test_a_site_without_its_database_is_not_ready_and_says_why(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: MigrationRecorder) -> None:
        raise DatabaseError("secret host name")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", fail)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"not ready: the database cannot be reached\n"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_health_is_never_cached_sets_no_cookie_and_takes_no_post(client: Client, path: str) -> None:
    response = client.get(path)

    assert "no-store" in response["Cache-Control"]
    assert response.cookies == {}
    assert client.post(path).status_code == 405


@pytest.mark.django_db
def test_health_is_answered_over_plain_http_while_pages_go_to_https(
    client: Client, settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/healthz").status_code == 200
    assert client.get("/somewhere-else").status_code == 301
