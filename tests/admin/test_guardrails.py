"""Authors set the guardrails of their own courses."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from releases.metrics import registry
from releases.models import AuditEvent, Guardrail
from tests.admin.people import make_person
from tests.factories import CourseFactory
from tests.immune.guarded import in_ring, metric_of
from tests.teaching import teach

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "one_metric")]
ADD = "/admin/releases/guardrail/add/"


@pytest.fixture
def one_metric(monkeypatch: pytest.MonkeyPatch) -> None:
    """No metric but the one of first tries."""
    monkeypatch.setattr(registry, "_metrics", {"first-try-correct": metric_of()})


@pytest.fixture
def author(client: Client) -> User:
    """An instructor of the course `own`, signed in."""
    person = make_person("instructor")
    CourseFactory.create(slug="foreign", instructors=[])
    teach(person, CourseFactory.create(slug="own"))
    client.force_login(person)
    return person


def form(**fields: object) -> dict[str, object]:
    base = {"scope": "own", "metric": "first-try-correct", "most_harm": "7.5"}
    return base | {"minimum_sample": 40, "weight": 3, "is_on": "on"} | fields


def test_an_author_sets_one_for_their_course_and_it_is_recorded(
    client: Client, author: User
) -> None:
    client.post(ADD, form())

    row = Guardrail.objects.get()
    assert (row.scope, row.most_harm, row.minimum_sample, row.weight) == ("own", 7.5, 40, 3)
    assert AuditEvent.objects.filter(by=author, action="created").exists()
    assert "First-Try-Correct" in client.get("/admin/releases/guardrail/").text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("scope", "foreign"), ("metric", "no-such"), ("most_harm", "0"), ("most_harm", "nan"),
        ("most_harm", "lots"), ("minimum_sample", "0"), ("weight", "101"), ("weight", ""),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_words(
    client: Client, author: User, field: str, value: str
) -> None:
    page = client.post(ADD, form(**{field: value}))

    assert page.status_code == 200
    assert field in page.context["adminform"].form.errors
    assert not Guardrail.objects.exists()


def test_it_stays_with_its_course_and_metric(client: Client, author: User) -> None:
    row = Guardrail.objects.create(scope="own", metric="first-try-correct", most_harm=1)

    client.post(f"/admin/releases/guardrail/{row.pk}/change/", form(scope="foreign", weight=9))

    row.refresh_from_db()
    assert (row.scope, row.weight) == ("own", 9)


def test_whoever_writes_every_course_is_offered_those_with_a_release(client: Client) -> None:
    in_ring(scope="released")
    client.force_login(make_person("superuser"))

    offered = client.get(ADD).context["adminform"].form.fields["scope"].choices

    assert offered == [("released", "released")]


def test_another_course_s_guardrail_is_not_there(client: Client, author: User) -> None:
    row = Guardrail.objects.create(scope="foreign", metric="first-try-correct", most_harm=1)

    assert client.get(f"/admin/releases/guardrail/{row.pk}/change/").status_code == 302
    assert "foreign" not in client.get("/admin/releases/guardrail/").text
