"""Labs of a pack become drafts, are released with the rest, and come back as they were."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from labs.models import Lab, LabRevision
from tests.labs.content.packs import LAB, LAB_YAML
from tests.packs.folders import Folder, dumped, everything_stored

pytestmark = pytest.mark.django_db


def test_a_load_stores_the_lab_and_releases_it_with_the_rest(pack: Folder) -> None:
    pack.load()

    revision = LabRevision.objects.select_related("lab", "release").get()
    assert (revision.lab.key, revision.lab.mechanics) == ("the-toy", "toy")
    assert revision.parameters == {"goal": 3, "limit": 5}
    assert revision.prepared == {"sum": 8}
    assert revision.mechanics_version == 1
    assert revision.rendered["first_step"] == "Press <em>up</em> once."
    assert revision.release is not None
    assert (revision.is_required, revision.points) == (False, 0)


def test_a_second_load_changes_nothing(pack: Folder) -> None:
    pack.load()
    before = everything_stored()

    assert pack.load() == "Nothing changed.\n"
    assert everything_stored() == before


def test_changed_words_make_one_draft_beside_the_released_revision(pack: Folder) -> None:
    pack.load()
    pack.change(LAB, "goal: 3", "goal: 4")
    pack.change(LAB, "check:", "required: true\npoints: 2\ncheck:")

    pack.load()

    old, new = LabRevision.objects.order_by("number")
    assert (old.parameters["goal"], old.is_draft) == (3, False)
    assert (new.parameters["goal"], new.is_draft) == (4, True)
    assert (new.is_required, new.points) == (True, 2)


def test_a_lab_is_dumped_as_it_was_written(pack: Folder, tmp_path: Path) -> None:
    pack.load()

    files = dumped(tmp_path / "out")

    assert files[LAB].decode() == LAB_YAML


def test_a_section_without_labs_is_dumped_without_their_folder(
    pack: Folder, tmp_path: Path
) -> None:
    (pack.root / LAB).unlink()
    pack.load()

    assert LAB not in dumped(tmp_path / "out")


def test_a_lab_keeps_its_workings_once_it_is_stored(pack: Folder) -> None:
    pack.load()
    Lab.objects.update(mechanics="other")
    before = everything_stored()

    with pytest.raises(CommandError, match=r"the-toy.yaml:1: The lab “the-toy” runs on “other”"):
        pack.load()

    assert everything_stored() == before
