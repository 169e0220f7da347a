"""Graders, and what they export."""

from __future__ import annotations

from datetime import datetime

from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from accounts.models import User
from releases.models import AuditEvent
from results.exports.asking import Asked, ExportForm
from results.exports.making import start_making
from results.exports.recording import begin
from results.models import ExportFile, ExportState


def asked_for(person: User | None, at: datetime | None = None, **given: str) -> Asked:
    """What somebody asks for: responses as CSV unless said otherwise."""
    query = QueryDict(mutable=True)
    query.update({"kind": "responses", "format": "csv", **given})
    form = ExportForm(query, person)
    assert form.is_valid(), form.errors
    return form.asked(at=at or timezone.now())


def waiting(person: User | None, **given: str) -> ExportFile:
    """An export that was ordered and that no worker has taken up."""
    return begin(asked_for(person, **given), by=person, state=ExportState.MAKING)


def made(person: User, **given: str) -> ExportFile:
    """An export whose file is ready, for jobs are done at once here."""
    export = start_making(asked_for(person, **given), by=person, at=timezone.now())
    export.refresh_from_db()
    return export


def signed_in(person: User) -> Client:
    """A browser of that person's."""
    client = Client()
    client.force_login(person)
    return client


def body(response: object) -> bytes:
    """All that a response sends."""
    sent = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    _let_go(response)
    return sent


def _let_go(response: object) -> None:
    """Close what it reads from; closing the response itself would end the test's connection."""
    for close in response._resource_closers:  # type: ignore[attr-defined]
        close()


def status(browser: Client, link: str) -> int:
    """What a link to a file is answered with."""
    response = browser.get(link)
    _let_go(response)
    return int(response.status_code)


def notes() -> list[str]:
    """What the record tells of exports, the oldest first."""
    events = AuditEvent.objects.filter(action="exported").order_by("id")
    return list(events.values_list("note", flat=True))
