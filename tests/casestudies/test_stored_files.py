"""Keeping files: by what they are, once, for ever; and what a release demands of them."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from casestudies.models import CaseStudy, CaseStudyRevision, Download
from casestudies.smoke_tests import problems_of_file
from casestudies.stored_files import is_stored
from releases.models import FrozenRevisionError
from releases.promotion import SmokeTestsFailedError, promote
from releases.rings import Ring
from releases.smoke_tests import problems_of
from tests.casestudies.pdfs import action, make_pdf
from tests.casestudies.shelf import Shelf, stored_bytes, write_revision
from tests.factories import NOW, LearnerFactory

pytestmark = pytest.mark.django_db


def on_disk() -> list[Path]:
    """Every file in the storage."""
    return [path for path in Path(default_storage.location).rglob("*") if path.is_file()]


def test_a_file_is_kept_under_its_digest(case_study: CaseStudy) -> None:
    content = make_pdf(2)

    revision = write_revision(case_study, content)

    digest = revision.sha256
    assert revision.file.name == f"case-studies/{digest[:2]}/{digest}.pdf"
    assert (revision.size, revision.pages) == (len(content), 2)
    assert stored_bytes(revision) == content


def test_the_same_bytes_are_kept_once(case_study: CaseStudy) -> None:
    first, second = (write_revision(case_study, make_pdf(2)) for _ in range(2))

    assert first.file.name == second.file.name
    assert len(on_disk()) == 1


def test_bytes_cut_short_on_disk_are_written_anew(case_study: CaseStudy) -> None:
    first = write_revision(case_study, make_pdf(2))
    Path(default_storage.path(first.file.name)).write_bytes(b"%PDF-")

    second = write_revision(case_study, make_pdf(2))

    assert second.file.name != first.file.name
    assert stored_bytes(second) == make_pdf(2)


def test_replacing_and_deleting_a_draft_keeps_the_old_bytes(case_study: CaseStudy) -> None:
    first = write_revision(case_study, make_pdf(2))
    write_revision(case_study, make_pdf(3))

    first.delete()

    assert len(on_disk()) == 2


def test_a_released_file_cannot_be_exchanged() -> None:
    shelf = Shelf()
    shelf.revision.title = "Another"

    with pytest.raises(FrozenRevisionError):
        shelf.revision.save()
    with pytest.raises(FrozenRevisionError):
        shelf.revision.delete()


def test_the_learners_name_for_it_is_tidied_when_stored(case_study: CaseStudy) -> None:
    revision = write_revision(case_study, filename="../a\r\nb\u202e.exe")

    assert revision.filename == "a b.exe.pdf"


def test_a_whole_file_passes() -> None:
    assert problems_of(Shelf(to=Ring.OFF).release) == []


def spoil(revision: CaseStudyRevision, content: bytes | None) -> None:
    """Change what is on disk."""
    path = Path(default_storage.path(revision.file.name))
    path.unlink() if content is None else path.write_bytes(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "gone from the storage"),
        (b"%PDF-1.7\n%%EOF", "gone from the storage"),
    ],
)
def test_a_file_that_is_not_whole_stops_the_release(content: bytes | None, reason: str) -> None:
    shelf = Shelf(to=Ring.OFF)
    spoil(shelf.revision, content)

    with pytest.raises(SmokeTestsFailedError, match=reason):
        promote(shelf.release, by=None, at=NOW)


def test_a_file_with_other_bytes_stops_the_release() -> None:
    shelf = Shelf(to=Ring.OFF)
    other = shelf.content.replace(b"Dixons", b"Nixons")
    assert len(other) == len(shelf.content) and other != shelf.content  # noqa: PT018
    spoil(shelf.revision, other)

    assert [*problems_of_file(shelf.revision)] == [
        "its file is not the one that was uploaded; upload it again."
    ]


def test_a_file_that_is_no_longer_harmless_stops_the_release() -> None:
    shelf = Shelf(to=Ring.OFF)
    script = make_pdf(catalog={"/OpenAction": action("JavaScript")})
    spoil(shelf.revision, script)
    shelf.revision.size = len(script)

    assert "a script" in " ".join(problems_of_file(shelf.revision))


def test_a_wrong_page_count_stops_the_release() -> None:
    shelf = Shelf(to=Ring.OFF)
    shelf.revision.pages = 9

    assert "page count" in " ".join(problems_of_file(shelf.revision))


@pytest.mark.parametrize("change", [{"size": 0}, {"pages": 0}, {"sha256": ""}, {"number": 0}])
def test_the_database_refuses_a_file_without_its_facts(
    case_study: CaseStudy, change: dict[str, object]
) -> None:
    revision = write_revision(case_study)

    with pytest.raises(IntegrityError), transaction.atomic():
        CaseStudyRevision.objects.filter(pk=revision.pk).update(**change)


def test_the_database_keeps_keys_numbers_and_downloads_apart(case_study: CaseStudy) -> None:
    first, second = write_revision(case_study), write_revision(case_study)
    learner = LearnerFactory.create()
    Download.objects.create(learner=learner, revision=first, downloaded_at=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        CaseStudy.objects.create(section=case_study.section, key=case_study.key)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseStudyRevision.objects.filter(pk=second.pk).update(number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Download.objects.create(learner=learner, revision=first, downloaded_at=NOW)


def test_each_names_itself(case_study: CaseStudy) -> None:
    revision = write_revision(case_study, title="Tills")
    learner = LearnerFactory.create(user__name="Ada")
    download = Download(learner=learner, revision=revision)

    assert [str(case_study), str(revision), str(download)] == [
        "tills", "Tills · revision 1", "Tills · revision 1 · Ada",
    ]  # fmt: skip


def test_what_has_no_name_yet_is_not_stored() -> None:
    assert not is_stored("", 0)
