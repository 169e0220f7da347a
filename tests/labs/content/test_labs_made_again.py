"""What was worked out from a lab follows the renderer and the workings; its words stay."""

import pytest

from courses.models import Course
from labs import rerendering
from labs.models import Lab, LabRevision
from tests.labs.toy import TOY
from tests.packs.folders import Folder, everything_stored, run

pytestmark = pytest.mark.django_db


def test_nothing_changes_while_renderer_and_workings_are_the_same(pack: Folder) -> None:
    pack.load()
    before = everything_stored()

    assert run("rerender") == "0 texts changed.\n"
    assert everything_stored() == before


def test_a_released_lab_is_rendered_and_prepared_again_and_its_course_notices(
    pack: Folder,
) -> None:
    pack.load()
    before = everything_stored()
    LabRevision.objects.update(rendered={}, prepared={}, renderer_version=0)
    structure = Course.objects.get().structure

    assert run("rerender") == "1 text changed.\n"
    assert Course.objects.get().structure == structure + 1
    Course.objects.update(structure=structure)
    assert everything_stored() == before


def test_newer_workings_prepare_a_lab_again(pack: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    pack.load()
    monkeypatch.setattr(TOY, "version", 2)

    assert run("rerender") == "1 text changed.\n"
    assert LabRevision.objects.get().mechanics_version == 2


def test_a_check_only_tells(pack: Folder) -> None:
    pack.load()
    LabRevision.objects.update(rendered={})
    before = everything_stored()

    assert run("rerender", "--check") == "1 text would change.\n"
    assert everything_stored() == before


def test_a_lab_whose_workings_are_gone_keeps_what_they_prepared(pack: Folder) -> None:
    pack.load()
    Lab.objects.update(mechanics="gone")
    LabRevision.objects.update(rendered={}, prepared={"kept": 1})

    run("rerender")

    assert LabRevision.objects.get().prepared == {"kept": 1}
    assert LabRevision.objects.get().rendered["intro"]


def test_a_draft_that_is_deleted_meanwhile_is_passed_over() -> None:
    assert rerendering._made_again(1, write=True) is None
