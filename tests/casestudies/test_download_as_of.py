"""A file taken from the preview of a course is delivered, and no download is noted."""

from __future__ import annotations

import pytest
from django.test import Client

from casestudies.models import Download
from courses.models import SectionProgress
from tests.casestudies.shelf import Shelf
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_file_of_a_preview_is_delivered_and_not_noted(client: Client) -> None:
    shelf = Shelf()
    client.force_login(UserFactory.create(staff=True, is_superuser=True))

    answer = client.get(f"/as-of/rings-a3{shelf.file_url}")

    assert b"".join(answer) == shelf.content
    assert not Download.objects.exists()
    assert not SectionProgress.objects.exists()
