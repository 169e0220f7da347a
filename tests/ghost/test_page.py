"""The page of a ghost reading: its switch, what was found in the background, and who may."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from releases.ghost.background import read_ghosts
from releases.models import GhostFigure, GhostWatch, Release
from releases.promotion import promote
from tests.console.staff import browser, instructor_of, staff
from tests.factories import NOW, Lesson
from tests.ghost.test_ghost_readings import words
from tests.ghost.watched import ada, dark, guest_reads, look, watch
from tests.teaching import teach

pytestmark = pytest.mark.django_db
FORM = {"share": "100", "days": "7", "most": "1000"}


def address(release: Release, what: str = "") -> str:
    return f"/releases/{release.pk}/ghost/{what}"


def page(release: Release, what: str = "") -> str:
    """What Ada reads on a page."""
    return words(browser(ada()).get(address(release, what)).text)


def test_it_is_switched_on_and_shows_what_was_found() -> None:
    lesson, client = Lesson(), browser(ada())
    release = dark(lesson)
    assert "Switch it on" in page(release)

    client.post(address(release, "on/"), FORM)
    look()
    guest_reads(lesson, "right")
    guest_reads(lesson, "wrong-a")
    look()
    assert "Waiting 4" in page(release)
    read_ghosts(at=timezone.now())

    told = page(release)
    assert "Read 4 Waiting 0 Left out 0 Learners 100 %" in told
    assert "All 2 pages were drawn without an error." in told
    assert "Verdicts that would have been others: 2 of 2." in told
    assert "Share of pages drawn within so many milliseconds" in told
    assert "first-check 2 0 1 1 0" in told
    assert "Pages: 2, errors: 0. Answers: 2, other verdicts: 2." in words(
        client.get(f"/releases/{release.pk}/").text
    )


def test_once_it_is_switched_off_it_may_begin_anew() -> None:
    release = dark(Lesson())
    watch(release, NOW)

    answered = browser(ada()).post(address(release, "off/"), follow=True)

    assert "It is off. What was found stays here." in words(answered.text)
    assert "Ended" in page(release)
    assert "Once more, from the beginning" in page(release)


def test_the_part_that_lives_is_sent_only_where_it_differs() -> None:
    release, client = dark(Lesson()), browser(ada())
    begun = watch(release, NOW)
    shown = client.get(address(release)).text
    assert 'hx-trigger="every 5s, seen"' in shown
    asked = shown.split('hx-get="')[1].split('"')[0]

    assert client.get(asked).status_code == 204

    GhostFigure.objects.create(watch=begun, what="verdict", place="q", detail="same", n=1)
    GhostWatch.objects.update(taken=1)
    answer = client.get(asked)
    assert "1 answer would have had the same verdict." in words(answer.text)
    assert "<html" not in answer.text


WRONG = [
    ({"share": "0.09"}, "Type a share from 0.1 to 100 per cent"),
    ({"share": "lots"}, "Type a share from"),
    ({"days": "31"}, "Type a whole number of days from 1 to 30."),
    ({"days": ""}, "Type a whole number of days"),
    ({"most": "0"}, "Type a whole number from 1 to 100000."),
    ({"most": "9" * 400}, "Type a whole number from 1 to 100000."),
    ({"most": "٣٫٥\x00"}, "Type a whole number from 1 to 100000."),
]


def test_what_makes_no_sense_is_said_in_one_sentence_beside_what_was_typed() -> None:
    release, client = dark(Lesson()), browser(ada())

    for given, said in WRONG:
        answer = client.post(address(release, "on/"), FORM | given)

        assert answer.status_code == 422
        assert said in words(answer.text)
        assert 'value="7"' in answer.text or "days" in given
    assert not GhostWatch.objects.exists()


def test_a_second_click_and_one_that_comes_too_late_say_so() -> None:
    lesson, client = Lesson(), browser(ada())
    release = dark(lesson)
    assert "It is off." in words(client.post(address(release, "off/"), follow=True).text)
    client.post(address(release, "on/"), FORM)

    again = client.post(address(release, "on/"), FORM)
    late = client.post(f"/releases/{lesson.release.pk}/ghost/on/", FORM)

    assert again.status_code == 409
    assert "Somebody switched it on before you." in words(again.text)
    assert late.status_code == 422
    assert "it is measured" in words(late.text)


def test_once_learners_have_it_what_was_found_before_stays_to_be_compared() -> None:
    release = dark(Lesson())
    watch(release, NOW)
    for _ring in ("A1", "A2"):
        promote(release, by=None, at=NOW, override=True, reason="now")

    told = page(release)

    assert "What this one does is measured." in told
    assert "the release left the rings that no learner sees" in told
    assert "Of what there was" not in told
    assert "Switch it" not in told


def test_who_may_not_promote_reads_it_and_has_no_switch() -> None:
    lesson = Lesson()
    release = dark(lesson)
    person = staff("Ines", "view_release")
    teach(person, lesson.course)
    reader = browser(person)

    assert reader.get(address(release)).status_code == 200
    assert "Switch it on" not in reader.get(address(release)).text
    for what in ("on/", "off/"):
        assert reader.post(address(release, what), FORM).status_code == 403
        assert Client().post(address(release, what), FORM).status_code == 302
    other = browser(instructor_of("other", "promote_release"))
    assert other.post(address(release, "on/"), FORM).status_code == 404
    assert not GhostWatch.objects.exists()
