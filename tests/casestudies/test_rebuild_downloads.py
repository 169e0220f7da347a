"""Downloads on record give back the marks that progress keeps of them."""

import io

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts.merging import claim
from accounts.middleware import GUEST_COOKIE
from accounts.models import Learner
from courses.models import SectionProgress
from releases.promotion import roll_back
from tests.casestudies.shelf import NAME, Shelf, fetch
from tests.factories import NOW, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db
KEPT = ("learner", "marks", "answered", "points", "started_at", "updated_at", "completed_at")


def _rebuilt_from_nothing() -> list[dict[str, object]]:
    SectionProgress.objects.all().delete()
    call_command("rebuild_progress", stdout=io.StringIO())
    return list(SectionProgress.objects.order_by("learner").values(*KEPT))


def test_a_download_and_its_update_are_derived_again(client: Client) -> None:
    shelf = Shelf()
    fetch(client, shelf.file_url)
    shelf.replace()
    fetch(client, shelf.file_url)
    kept = list(SectionProgress.objects.values(*KEPT))

    assert _rebuilt_from_nothing() == kept
    assert kept[0]["marks"][NAME] != {"revision": shelf.revision.pk}


def test_a_guests_download_is_the_persons_after_sign_in(client: Client) -> None:
    shelf = Shelf()
    fetch(client, shelf.file_url)
    user = UserFactory.create()
    person = LearnerFactory.create(user=user)
    claim(user, guest_token=client.cookies[GUEST_COOKIE].value, at=timezone.now())
    kept = list(SectionProgress.objects.values(*KEPT))

    assert _rebuilt_from_nothing() == kept
    assert kept[0]["learner"] == person.pk
    assert Learner.objects.count() == 2


def test_a_section_that_is_not_released_any_more_keeps_what_was_done(client: Client) -> None:
    shelf = Shelf()
    fetch(client, shelf.file_url)
    roll_back(shelf.release, by=None, at=NOW, reason="it leaks")
    kept = list(SectionProgress.objects.values(*KEPT))

    assert _rebuilt_from_nothing() == kept
    assert kept[0]["marks"] == {NAME: {"revision": shelf.revision.pk}}
