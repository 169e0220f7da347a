"""An instructor with a draft open, and a second one beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from courses.models import SectionRevision
from tests.admin.people import make_person
from tests.factories import SectionRevisionFactory
from tests.roles import grant_roles

type Send = Callable[..., HttpResponse]
LIST = "/admin/courses/sectionrevision/"


@pytest.fixture
def draft(db: None) -> SectionRevision:
    """A section's draft."""
    return SectionRevisionFactory.create(title="A title", source="One line.\n\nAnother line.")


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def ada(db: None) -> User:
    """Somebody who writes."""
    grant_roles()
    return make_person("instructor")


@pytest.fixture
def bob(ada: User) -> User:
    """Somebody else who does."""
    return make_person("instructor")


@pytest.fixture
def hers(ada: User) -> Client:
    """Ada's browser."""
    return signed_in(ada)


@pytest.fixture
def his(bob: User) -> Client:
    """Bob's browser."""
    return signed_in(bob)


def fields(edit: object = 0, editor: str = "one", **more: object) -> dict[str, object]:
    """A draft's form as a page sends it."""
    form: dict[str, object] = {"title": "A title", "source": "One line.\n\nAnother line."}
    return form | {"edit": edit, "editor": editor} | more


def save(client: Client, draft: SectionRevision, **more: object) -> HttpResponse:
    """Words sent while they are written."""
    return client.post(f"{LIST}{draft.pk}/save/", fields(**more), headers={"HX-Request": "true"})


def save_plainly(client: Client, draft: SectionRevision, **more: object) -> HttpResponse:
    """Words sent with the form's own button."""
    return client.post(f"{LIST}{draft.pk}/change/", fields(**more), follow=True)
