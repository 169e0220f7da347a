"""A lab of a release that nobody sees yet, looked at and never played."""

from __future__ import annotations

from django.test import Client

from labs.models import LabRun
from releases.promotion import collect, take_out
from tests.factories import ReleaseFactory, UserFactory
from tests.labs.playing.workshop import Workshop


def test_a_dark_lab_is_read_as_it_is_now_and_its_forms_store_nothing(
    client: Client, workshop: Workshop
) -> None:
    client.force_login(UserFactory.create(staff=True, is_superuser=True))
    dark = ReleaseFactory.create(scope=workshop.course.slug)
    draft = workshop.revision("climb", situation="Dark stairs.")
    collect(dark, [draft])
    page = f"/as-of/release-{dark.pk}{workshop.section_url}labs/climb/"

    assert "Dark stairs." in client.get(page).text
    assert client.post(page, {"move": "up"}).status_code == 302
    assert client.post(page, {"open": "1"}).status_code == 302
    take_out(dark, draft)
    draft.situation = "Lit stairs."
    draft.save()
    collect(dark, [draft])

    assert "Lit stairs." in client.get(page).text
    assert not LabRun.objects.exists()
