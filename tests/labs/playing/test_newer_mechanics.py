"""Revisions that older mechanics prepared, and runs that they played."""

from unittest.mock import patch

import pytest
from django.test import Client

from labs.compiling import content_of, lab_content
from labs.models import LabRevision, LabRun
from tests.labs.playing.made_up import STAIRS
from tests.labs.playing.workshop import Hands, Workshop


def test_newer_mechanics_prepare_what_older_ones_left_and_fill_in_new_parameters(
    workshop: Workshop,
) -> None:
    revision = workshop.revisions["climb"]
    LabRevision.objects.filter(pk=revision.pk).update(parameters={}, prepared={})

    with patch.object(STAIRS, "version", 2):
        content = lab_content(revision.pk, (1, 1))

    assert content.setup.parameters == {"top": 3}
    assert content.setup.prepared == {"steps": ["0", "1", "2", "3"]}


def test_a_best_run_by_older_mechanics_is_not_compared(client: Client, workshop: Workshop) -> None:
    hands = Hands(client, workshop)
    hands.pull("up", "up")
    with patch.object(STAIRS, "version", 2):
        html = client.get(workshop.url()).content.decode()
        hands.pull("up")

    assert "best run" not in html
    assert LabRun.objects.get(number=3).mechanics_version == 2
    assert workshop.mark()["best"]["version"] == 2


def test_a_draft_is_played_anew_each_time(workshop: Workshop) -> None:
    from labs.playing import replayed  # noqa: PLC0415

    draft = content_of(workshop.revision("climb"))
    released = content_of(workshop.revisions["climb"])

    assert replayed(draft, ("up",)) is not replayed(draft, ("up",))
    assert replayed(released, ("up",)) is replayed(released, ("up",))


def test_only_released_revisions_are_kept_ready(workshop: Workshop) -> None:
    draft = workshop.revision("climb")

    with pytest.raises(LabRevision.DoesNotExist):
        lab_content(draft.pk, (1, 1))
