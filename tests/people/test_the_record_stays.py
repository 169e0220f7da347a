"""An event of the record cannot be changed or taken away, by code or in the admin."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client, RequestFactory

from accounts.models import User
from releases.audit import record
from releases.models import AppendedOnlyError, AuditEvent
from tests.admin.world import World
from tests.factories import NOW


@pytest.fixture
def event(world: World, instructor: User) -> AuditEvent:
    made = record(by=instructor, at=NOW, action="saved", about=world.draft)
    assert made is not None
    return made


def test_no_code_changes_or_deletes_an_event(event: AuditEvent) -> None:
    event.note = "Something else."
    for act in (event.save, event.delete, AuditEvent.objects.all().delete):
        with pytest.raises(AppendedOnlyError):
            act()
    with pytest.raises(AppendedOnlyError):
        AuditEvent.objects.update(note="Something else.")
    with pytest.raises(AppendedOnlyError):
        AuditEvent.objects.reworded(action="deleted")

    assert AuditEvent.objects.get(pk=event.pk).note == ""


def test_there_is_no_right_to_change_one_that_could_be_given(roles: None) -> None:
    rights = Permission.objects.filter(content_type__model="auditevent")

    assert set(rights.values_list("codename", flat=True)) == {"view_auditevent"}


def test_not_even_an_administrator_is_offered_more_than_reading(
    event: AuditEvent, superuser: User, administering: Client
) -> None:
    request = RequestFactory().get("/admin/")
    request.user = superuser
    listed = admin.site.get_model_admin(AuditEvent)
    address = f"/admin/releases/auditevent/{event.pk}/"

    assert not listed.has_add_permission(request)
    assert administering.post(f"{address}change/", {"note": "x"}).status_code == 403
    assert administering.post(f"{address}delete/", {"post": "yes"}).status_code == 403
    assert AuditEvent.objects.filter(pk=event.pk, note="").exists()


def test_an_event_outlives_the_person_and_the_thing(
    event: AuditEvent, world: World, instructor: User
) -> None:
    name, words = str(instructor), str(world.draft)
    world.draft.delete()
    instructor.delete()

    kept = AuditEvent.objects.get(pk=event.pk)

    assert (kept.by, kept.who, kept.thing) == (None, name, words)
    assert str(kept) == f"{name}: saved {words}"
