"""Notes for learners worded anew after the first move: appended, told, never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from releases.models import AmendedNotes, AuditEvent, Release
from releases.notes import amend_notes, wordings
from releases.refusals import MovedMeanwhileError, MoveRefusedError
from releases.rings import Ring
from tests.as_of.world import TwoReleases
from tests.console.staff import address, browser, instructor_of, staff, standing_in
from tests.factories import NOW, ReleaseFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def release() -> Release:
    """A release that learners were told of with a slip in it."""
    return standing_in(Ring.A2, notes="Shortr sentences.")


def test_the_newest_words_are_told_with_their_time_and_the_first_stay(
    hers: Client, release: Release
) -> None:
    where = address(release, "notes")
    assert "Shortr sentences." in hers.get(where).text
    assert "Amend the notes" in hers.get(address(release)).text

    for seen, words in enumerate(["Shorter sentences.", "Shorter <b>words</b>, too."]):
        answer = hers.post(where, {"words": words, "seen": seen})
        assert answer.url == address(release)

    page = hers.get(address(release)).text
    assert "Shorter &lt;b&gt;words&lt;/b&gt;, too." in page
    assert "Amended by Ada" in page
    assert "2 earlier wordings" in page
    release.refresh_from_db()
    assert release.notes == "Shortr sentences."
    assert [each.number for each in wordings(release)] == [2, 1, 0]
    assert str(release.amended_notes.get(number=1)) == f"{release} · 1"
    told = AuditEvent.objects.filter(action="notes_amended").order_by("id")
    assert next(event.note for event in told) == "Shorter sentences."


def test_learners_read_the_newest_words_and_that_they_were_amended(client: Client) -> None:
    two = TwoReleases()
    two.lesson.course.shows_release_log = True
    two.lesson.course.save()
    release, where = two.lesson.release, f"{two.lesson.course.get_absolute_url()}releases/"
    stamp = client.get(where).text.split("?stamp=")[1][:16]
    assert "Amended" not in client.get(where).text

    amend_notes(release, "Clearer now.", seen=0, by=UserFactory.create(name="Sue"), at=NOW)

    page = client.get(where, {"stamp": stamp}, headers={"HX-Request": "true"}).text
    assert "Clearer now." in page
    assert f'Amended <time datetime="{NOW.isoformat()}"' in page
    assert "Sue" not in page


def test_of_two_at_once_the_second_is_told_and_keeps_what_was_typed(
    hers: Client, release: Release
) -> None:
    sue = UserFactory.create(name="Sue")
    amend_notes(release, "Sue's words.", seen=0, by=sue, at=NOW)

    late = hers.post(address(release, "notes"), {"words": "My words.", "seen": 0})

    assert late.status_code == 409
    assert "Sue has worded them anew meanwhile." in late.text
    assert "Sue&#x27;s words." in late.text
    assert "My words.</textarea>" in late.text
    assert 'name="seen" value="1"' in late.text
    hers.post(address(release, "notes"), {"words": "My words.", "seen": 1})
    assert wordings(release)[0].words == "My words."


def test_one_that_came_in_the_same_moment_is_told(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = UserFactory.create()

    def beaten(**_: object) -> None:
        AmendedNotes.objects.create(release=release, number=1, words="First.", at=NOW)

    monkeypatch.setattr("releases.notes.record", beaten)
    with pytest.raises(MovedMeanwhileError, match="Somebody has worded them anew"):
        amend_notes(release, "Second.", seen=0, by=by, at=NOW + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"words": "Shortr  sentences. ", "seen": 0}, "change something, or leave it"),
        ({"words": "x" * 5001, "seen": 0}, "at most 5000 characters"),
        ({"words": "No\x00thing", "seen": 0}, "Null characters are not allowed."),
        ({"words": "Good.", "seen": "soon"}, "Enter a whole number."),
        ({"words": "Good."}, "has worded them anew"),
    ],
)
def test_what_changes_nothing_or_makes_no_sense_is_refused_in_words(
    form: dict[str, object], why: str, hers: Client, release: Release
) -> None:
    answer = hers.post(address(release, "notes"), form)

    assert answer.status_code in (409, 422)
    assert why in answer.text
    assert not AmendedNotes.objects.exists()


def test_they_can_be_taken_back(hers: Client, release: Release) -> None:
    hers.post(address(release, "notes"), {"words": "", "seen": 0})

    page = hers.get(address(release)).text
    assert "learners are told nothing about this release" in page
    assert "Amended by Ada" in page


def test_before_the_first_move_they_are_edited_instead(hers: Client) -> None:
    release = ReleaseFactory.create()

    assert hers.get(address(release, "notes")).url == address(release, "edit")
    with pytest.raises(MoveRefusedError, match="It has not moved yet"):
        amend_notes(release, "New.", seen=0, by=UserFactory.create(), at=NOW)


def test_only_who_may_change_releases_of_the_course_amends(release: Release) -> None:
    sees = browser(staff("Vera", "view_release"))
    other = browser(instructor_of("boats", "change_release"))
    form = {"words": "Theirs.", "seen": 0}

    assert sees.post(address(release, "notes"), form).status_code == 403
    assert other.post(address(release, "notes"), form).status_code == 404
    assert not AmendedNotes.objects.exists()
