"""What is kept of a download: one row per learner and revision, and the mark on the page."""

from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.db import DatabaseError, OperationalError
from django.test import Client
from django.utils import timezone

from accounts.merging import claim
from accounts.middleware import GUEST_COOKIE
from accounts.models import Learner
from casestudies import recording
from casestudies.models import Download
from courses.models import SectionProgress
from courses.reading.standing import standing_of
from courses.recording import TIMES_TO_TRY, ProgressChangedError, with_mark, write_progress
from releases.promotion import roll_back
from tests.casestudies.shelf import NAME, Shelf, fetch
from tests.factories import NOW, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db


def marks() -> dict[str, object]:
    """The marks of the only learner in the only section."""
    return SectionProgress.objects.get().marks


def test_a_download_is_kept_with_the_mark_that_the_page_reads(client: Client) -> None:
    shelf, learner = Shelf(), LearnerFactory.create()
    client.force_login(learner.user)
    before = timezone.now()

    fetch(client, shelf.file_url)

    download = Download.objects.get()
    assert (download.learner, download.revision) == (learner, shelf.revision)
    assert before <= download.downloaded_at <= timezone.now()
    assert marks() == {NAME: {"revision": shelf.revision.pk}}


def test_downloading_again_keeps_nothing_more(client: Client) -> None:
    shelf = Shelf()
    fetch(client, shelf.file_url)
    first = Download.objects.get()

    for sent in ({}, {"Range": "bytes=0-1"}):
        fetch(client, shelf.file_url, **sent)

    assert Download.objects.get().downloaded_at == first.downloaded_at
    assert SectionProgress.objects.get().updates == 1


def test_a_part_counts_as_a_download(client: Client) -> None:
    fetch(client, Shelf().file_url, Range="bytes=0-1")

    assert Download.objects.count() == 1


def test_a_new_guest_gets_a_row_with_the_first_download(client: Client) -> None:
    shelf = Shelf()
    client.get(shelf.url)
    assert not Learner.objects.exists()

    fetch(client, shelf.file_url)

    assert Download.objects.get().learner.is_guest


def test_a_newer_file_is_another_download(client: Client) -> None:
    shelf = Shelf()
    fetch(client, shelf.file_url)
    shelf.replace()

    fetch(client, shelf.file_url)

    assert [d.revision.number for d in Download.objects.order_by("id")] == [1, 2]
    assert marks() == {NAME: {"revision": Download.objects.latest("id").revision_id}}


def test_the_older_file_again_after_a_rollback_adds_no_row(client: Client) -> None:
    shelf = Shelf()
    fetch(client, shelf.file_url)
    newer = shelf.replace()
    fetch(client, shelf.file_url)
    roll_back(newer, by=None, at=NOW, reason="wrong file")

    fetch(client, shelf.file_url)

    assert Download.objects.count() == 2
    assert marks() == {NAME: {"revision": shelf.revision.pk}}


def test_a_download_moves_no_score(client: Client) -> None:
    fetch(client, Shelf().file_url)

    progress = SectionProgress.objects.get()
    assert (progress.answered, progress.points, progress.completed_at) == (0, 0, None)


def test_a_guests_download_is_theirs_after_signing_in(client: Client) -> None:
    shelf, user = Shelf(), UserFactory.create()
    fetch(client, shelf.file_url)
    own = LearnerFactory.create(user=user)
    client.force_login(user)

    claim(user, guest_token=client.cookies[GUEST_COOKIE].value, at=timezone.now())
    fetch(client, shelf.file_url)

    assert SectionProgress.objects.get().learner == own
    assert Download.objects.count() == 1


def with_another_write_first(shelf: Shelf, learner: Learner, *, times: int) -> Callable[..., None]:
    """The real write, before which somebody else's comes the first `times` times."""
    real, left = recording._write, iter(range(times))

    def write(page: object, *args: object, **kwargs: object) -> None:
        for number in left:
            standing = standing_of(learner, shelf.course.slug)
            assert standing
            seen = standing.in_section(shelf.section.pk)
            other = with_mark(seen, f"check:other-{number}", {"verdict": ""})
            write_progress(learner.pk, page.section, seen, other, at=NOW)  # type: ignore[attr-defined]
            break
        real(page, *args, **kwargs)

    return write


def test_an_answer_given_meanwhile_is_not_lost(client: Client) -> None:
    shelf, learner = Shelf(), LearnerFactory.create()
    client.force_login(learner.user)

    with patch.object(recording, "_write", with_another_write_first(shelf, learner, times=2)):
        fetch(client, shelf.file_url)

    assert set(marks()) == {NAME, "check:other-0", "check:other-1"}
    assert Download.objects.count() == 1


@pytest.mark.parametrize("error", [OperationalError("database is locked"), ProgressChangedError()])
def test_a_database_that_refuses_does_not_keep_the_file_back(
    client: Client, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = Shelf()

    with patch.object(recording, "_write", side_effect=error) as write:
        answer = fetch(client, shelf.file_url)

    assert answer.body == shelf.content
    assert "a download was not recorded" in caplog.text
    assert write.call_count == (1 if isinstance(error, DatabaseError) else TIMES_TO_TRY)
