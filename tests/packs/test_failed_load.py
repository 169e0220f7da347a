"""A load that fails leaves nothing behind: no row, no file, no release."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from casestudies.models import CaseStudyRevision
from casestudies.packs import _forget
from courses.models import Course, Section
from tests.casestudies.pdfs import make_pdf
from tests.packs.folders import SECTION, Folder, everything_stored, stored_pdfs

pytestmark = pytest.mark.django_db
SHIPPED = Path(__file__).parents[2] / "fixtures" / "cloud-integrations"


def test_a_release_that_is_refused_takes_the_load_with_it(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("releases.promotion.problems_of", lambda _release: ["it leaks."])

    with pytest.raises(CommandError, match=r"Nothing was loaded.*it leaks\."):
        pack.load()

    assert not Course.objects.exists()
    assert stored_pdfs() == []


def test_a_load_that_breaks_halfway_leaves_no_row_and_no_file(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.packs.loading.ship", lambda *_, **__: 1 / 0)
    before = everything_stored()

    with pytest.raises(ZeroDivisionError):
        pack.load()

    assert everything_stored() == before
    assert stored_pdfs() == []


def test_a_load_that_breaks_keeps_files_that_others_use(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack.load()
    kept = stored_pdfs()
    pack.write(f"{SECTION}/case-studies/the-tills.pdf", make_pdf(3))
    monkeypatch.setattr("courses.packs.loading.ship", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        pack.load("--release")

    assert stored_pdfs() == kept
    assert len(kept) == 1


def test_a_file_that_changes_while_it_is_loaded_is_refused(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swap(*_: object) -> dict[str, Section]:
        pack.write(f"{SECTION}/case-studies/the-tills.pdf", make_pdf(9))
        return original(*_)

    from courses.packs import loading  # noqa: PLC0415

    original = loading.settle_places
    monkeypatch.setattr(loading, "settle_places", swap)

    with pytest.raises(CommandError, match="The file changed while the pack was read"):
        pack.load()

    assert not Course.objects.exists()


def test_bytes_that_a_revision_names_after_all_are_not_forgotten(pack: Folder) -> None:
    pack.load()

    _forget(CaseStudyRevision.objects.get().sha256)

    assert len(stored_pdfs()) == 1
