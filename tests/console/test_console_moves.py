"""Moves from the console: one click each, told in place, refused in words with nothing done."""

import pytest
from django.test import Client

from accounts.models import User
from releases.models import AuditEvent, Release
from releases.promotion import promote
from releases.rings import Ring
from tests.console.staff import address, browser, click, instructor_of, kinds_of, standing_in
from tests.factories import NOW, ReleaseFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_one_click_promotes_and_the_answer_is_the_release_as_it_stands_then(
    hers: Client, ada: User
) -> None:
    release = standing_in(Ring.A1)

    answer = click(hers, release, "promote", reason="read by two")

    stored = Release.objects.get()
    assert (answer.status_code, stored.ring) == (200, Ring.A2)
    assert "Promoted to A2 · small %" in answer.text
    assert 'name="seen" value="2"' in answer.text
    assert "<html" not in answer.text
    assert "read by two" in answer.text.partition('id="later"')[2]
    assert AuditEvent.objects.get(action="promoted").by == ada


def test_without_htmx_a_move_answers_with_a_redirect_to_the_page(hers: Client) -> None:
    release = standing_in(Ring.A1)

    answer = hers.post(address(release, "move"), {"move": "hold", "seen": 1}, follow=True)

    assert answer.redirect_chain == [(address(release), 302)]
    assert "Held in A1 · staff only" in answer.text
    assert Release.objects.get().held


def test_all_moves_follow_one_another_and_each_is_recorded(hers: Client) -> None:
    release = standing_in(Ring.OFF)
    clicks = [
        ("promote", {}), ("promote", {}), ("share", {"share": "12,5 %"}), ("hold", {}),
        ("resume", {}), ("promote", {}), ("roll-back", {"reason": "worse"}),
    ]  # fmt: skip

    for move, fields in clicks:
        release.refresh_from_db()
        assert click(hers, release, move, **fields).status_code == 200, move

    release.refresh_from_db()
    assert (release.ring, release.share, release.held) == (Ring.ROLLED_BACK, 1250, False)
    assert kinds_of(release) == [
        "promoted", "promoted", "share_changed", "held", "resumed", "promoted", "rolled_back"
    ]  # fmt: skip


def test_whoever_comes_second_is_told_who_was_first_and_what_they_did(hers: Client) -> None:
    release = standing_in(Ring.A1)
    seen = Release.objects.get()
    promote(release, by=UserFactory.create(name="Grace Hopper"), at=NOW)

    answer = click(hers, seen, "promote", reason="mine")

    assert answer.status_code == 409
    assert "Grace Hopper was first: promoted to A2 · small %." in answer.text
    assert 'value="mine"' in answer.text
    assert 'name="seen" value="2"' in answer.text
    assert Release.objects.get().ring == Ring.A2


def test_a_double_click_moves_once_and_says_so(hers: Client) -> None:
    release = standing_in(Ring.A1)
    click(hers, release, "promote")

    answer = click(hers, release, "promote")

    assert answer.status_code == 409
    assert "You were faster than this page: promoted to A2" in answer.text
    assert Release.objects.get().moves == 2


def test_a_move_made_between_the_look_and_the_write_is_told_too(
    hers: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = standing_in(Ring.A1)

    def meanwhile(looked_at: Release) -> bool:
        promote(Release.objects.get(), by=None, at=NOW)
        return False

    monkeypatch.setattr("releases.promotion.is_empty", meanwhile)

    answer = click(hers, release, "promote")

    assert answer.status_code == 409
    assert "The system was first: promoted to A2" in answer.text


def test_a_page_from_before_anything_known_is_told_so(hers: Client) -> None:
    answer = click(hers, standing_in(Ring.OFF), "promote", seen=5)

    assert answer.status_code == 409
    assert "This page is not of this release as it is" in answer.text


@pytest.mark.parametrize(
    ("ring", "fields", "why"),
    [
        (Ring.A2, {"move": "roll-back", "reason": " "}, "Say why the release is rolled back"),
        (Ring.A2, {"move": "share"}, "Type a share from 0.01 to 100"),
        (Ring.A2, {"move": "share", "share": "viel"}, "Type a share from 0.01 to 100"),
        (Ring.A2, {"move": "share", "share": "1e999"}, "Type a share from 0.01 to 100"),
        (Ring.A2, {"move": "share", "share": "0.001"}, "Type a share from 0.01 to 100"),
        (Ring.A3, {"move": "share", "share": "5"}, "in A1 and A2 only"),
        (Ring.A2, {"move": "explode"}, "This form is incomplete"),
        (Ring.A2, {"move": "promote", "seen": ""}, "This form is incomplete"),
        (Ring.A2, {"move": "promote", "seen": "9" * 30}, "less than or equal"),
        (Ring.A2, {"move": "promote", "reason": "x" * 501}, "Say it in 500 characters"),
        (Ring.A2, {"move": "promote", "reason": "\x00"}, "Null characters"),
        (Ring.A3, {"move": "promote"}, "no ring is left"),
        (Ring.A1, {"move": "resume"}, "is not held"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_and_nothing_is_done(
    ring: Ring, fields: dict[str, str], why: str, hers: Client
) -> None:
    release = standing_in(ring)

    answer = click(hers, release, **fields)

    assert answer.status_code == 422
    assert why in answer.text
    assert kinds_of(release) == []


def test_without_htmx_a_refusal_is_the_whole_page_with_what_was_typed(hers: Client) -> None:
    release = standing_in(Ring.A2)
    form = {"move": "share", "seen": 2, "share": "200", "reason": "more"}

    answer = hers.post(address(release, "move"), form)

    assert answer.status_code == 422
    assert "<html" in answer.text
    assert 'value="200"' in answer.text


def test_a_release_of_nothing_is_not_promoted(hers: Client) -> None:
    answer = click(hers, ReleaseFactory.create(), "promote")

    assert "It ships nothing: take drafts in first." in answer.text


def test_who_may_only_look_is_refused_and_is_offered_no_moves() -> None:
    client, release = browser(instructor_of("ships")), standing_in(Ring.A1, scope="ships")

    assert "Move it" not in client.get(address(release)).text
    assert click(client, release, "promote").status_code == 403
    assert Release.objects.get(pk=release.pk).ring == Ring.A1


def test_a_release_of_another_course_is_as_if_it_were_not_there() -> None:
    client = browser(instructor_of("ships", "promote_release"))
    other = standing_in(Ring.A1, scope="boats")

    assert click(client, other, "promote").status_code == 404
    assert client.get(address(other)).status_code == 404
    assert client.get(f"/releases/{10**30}/").status_code == 404


def test_a_promotion_past_an_unmet_criterion_needs_a_tick_and_a_reason(hers: Client) -> None:
    release = standing_in(Ring.A1)
    criterion = {"metric": "gone", "at_most": 0.01, "minimum_sample": 1}
    release.criteria.create(ring=Ring.A2, **criterion)

    plain = click(hers, release, "promote", reason="in a hurry")
    silent = click(hers, release, "promote", override="1")
    done = click(hers, release, "promote", override="1", reason="in a hurry")

    assert "Acceptance criteria are not met" in plain.text
    assert 'name="override"' in plain.text
    assert "Nothing measures “gone” any more." in plain.text
    assert "Say why the release goes on" in silent.text
    assert "criteria overridden" in done.text
