"""Criteria set on a release's page: added, changed and removed until their ring is entered."""

from __future__ import annotations

import pytest
from django.test import Client

from releases.console.criteria import standings_of
from releases.criteria import give_defaults
from releases.models import AuditEvent, Criterion, Release
from releases.rings import Ring
from tests.console.staff import HTMX, address, browser, instructor_of, staff, standing_in
from tests.factories import NOW, ReleaseFactory

pytestmark = pytest.mark.django_db
NEW = {
    "ring": 3, "metric": "verify-errors", "side": "at_most", "figure": "2,5 %",
    "minimum_sample": 40,
}  # fmt: skip


def of(release: Release, **fields: object) -> Criterion:
    """A criterion of the release to enter A3."""
    asked = {"ring": 3, "metric": "verify-errors", "at_most": 0.01} | fields
    made: Criterion = Criterion.objects.create(release=release, **asked)
    return made


def change(criterion: Criterion, **fields: object) -> dict[str, object]:
    """The form of that criterion, filled in."""
    seen = f"{criterion.at_least}:{criterion.at_most}:{criterion.minimum_sample}"
    asked = {"side": "at_least", "figure": "90", "minimum_sample": "5"}
    return {"criterion": criterion.pk, "seen": seen, **asked} | fields


def notes() -> list[str]:
    """What the record says was done to releases."""
    return list(AuditEvent.objects.filter(action="changed").values_list("note", flat=True))


def test_one_is_added_changed_and_removed_and_each_is_kept(hers: Client) -> None:
    release = ReleaseFactory.create()
    assert standings_of(release, at=NOW) == []

    added = hers.post(address(release, "criteria"), NEW | {"ring": 2})
    made = Criterion.objects.get()
    assert added.url == address(release)
    assert (made.ring, made.at_most, made.at_least, made.minimum_sample) == (2, 0.025, None, 40)

    hers.post(address(release, "criteria"), change(made))
    made.refresh_from_db()
    assert (made.at_most, made.at_least, made.minimum_sample) == (None, 0.9, 5)

    hers.post(address(release, "criteria"), change(made) | {"remove": "1", "figure": "junk"})
    assert not Criterion.objects.exists()
    told = sorted(notes())
    assert [note.split(":")[0] for note in told] == [
        "criterion added", "criterion changed", "criterion removed",
    ]  # fmt: skip
    assert "at least 90" in told[1]
    assert "(was: A2" in told[1]
    assert told[0].endswith("; while in OFF")


def test_the_page_lists_those_of_rings_ahead_in_their_own_units(hers: Client) -> None:
    release = standing_in(Ring.A1, name="Sails")
    give_defaults(release)
    of(release, metric="gone-metric")

    page = hers.get(address(release)).text

    assert "Setting criteria" in page
    assert page.count('<details class="rl-crit"') == 5
    assert 'value="1000"' in page
    assert 'value="1"' in page
    assert "Milliseconds." in page
    assert "Nothing measures it any more." in page
    assert "Setting criteria" not in hers.get(address(standing_in(Ring.A3))).text
    assert "Setting criteria" not in hers.get(address(standing_in(Ring.ROLLED_BACK))).text


def test_in_place_the_panel_or_the_form_alone_comes_back(hers: Client) -> None:
    release = ReleaseFactory.create()
    where = address(release, "criteria")

    hers.post(where, NEW | {"metric": "render-p95", "figure": "800 ms"})
    done = hers.post(where, NEW, headers=HTMX)
    refused = hers.post(where, NEW | {"figure": "much"}, headers=HTMX)

    assert done["HX-Retarget"] == "#panel-setting"
    assert "Added. A3:" in done.text
    assert "40 observations or more" in done.text
    assert Criterion.objects.get(metric="render-p95").at_most == 800
    assert refused.status_code == 422
    assert refused.text.lstrip().startswith("<form")
    assert 'value="much"' in refused.text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"figure": "nan"}, "Type a number that is not below 0"),
        ({"figure": "-1"}, "Type a number that is not below 0"),
        ({"figure": "9" * 30}, "Type a number that is not below 0"),
        ({"figure": "101"}, "A share is at most 100 per cent."),
        ({"figure": ""}, "This field is required."),
        ({"metric": "made-up\x00"}, "Select a valid choice"),
        ({"metric": "made-up"}, "Select a valid choice"),
        ({"ring": "1"}, "Select a valid choice"),
        ({"side": "near"}, "Select a valid choice"),
        ({"minimum_sample": "9" * 30}, "less than or equal to"),
        ({"criterion": "1; drop"}, "Somebody has removed that criterion"),
    ],
)
def test_what_says_nothing_is_refused_in_words_and_nothing_is_stored(
    fields: dict[str, object], why: str, hers: Client
) -> None:
    release = ReleaseFactory.create()

    answer = hers.post(address(release, "criteria"), NEW | fields, follow=True)

    assert why in answer.text
    assert not Criterion.objects.exists()
    assert notes() == []


def test_after_the_ring_was_entered_they_are_history(hers: Client) -> None:
    release = standing_in(Ring.A2)
    entered, ahead = of(release, ring=2), of(release)

    refused = hers.post(address(release, "criteria"), change(entered))
    hers.post(address(release, "criteria"), change(ahead))

    assert refused.status_code == 422
    assert "criteria of A2 are fixed" in refused.text
    assert [row.at_least for row in Criterion.objects.order_by("ring")] == [None, 0.9]
    assert notes()[0].endswith("; while in A2")


def test_of_two_at_once_the_second_is_told(hers: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    release = ReleaseFactory.create()
    where, made = address(release, "criteria"), of(release)
    form = change(made)
    hers.post(where, change(made, figure="80"))

    late = hers.post(where, form, headers=HTMX)
    twice = hers.post(where, NEW, headers=HTMX)
    monkeypatch.setattr("releases.console.criterion_forms.refuse_unseen", lambda *_: None)
    monkeypatch.setattr("releases.setting_criteria._as_seen", lambda _: Criterion.objects.none())
    raced = hers.post(where, form, headers=HTMX)
    removed = hers.post(where, form | {"remove": "1"}, headers=HTMX)

    assert [each.status_code for each in (late, twice, raced, removed)] == [409] * 4
    assert "It is now “A3:" in late.text
    assert "change it" in twice.text
    assert "changed it meanwhile to" in raced.text
    assert Criterion.objects.get().at_least == 0.8


def test_one_that_went_in_the_same_moment_is_told(
    hers: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = of(ReleaseFactory.create())

    def taken(criterion: Criterion) -> object:
        Criterion.objects.all().delete()
        return Criterion.objects.filter(pk=criterion.pk)

    monkeypatch.setattr("releases.setting_criteria._as_seen", taken)
    answer = hers.post(address(made.release, "criteria"), change(made), headers=HTMX)

    assert answer.status_code == 409
    assert "Somebody has removed it meanwhile" in answer.text


def test_only_who_may_change_releases_of_the_course_sets_them() -> None:
    release = ReleaseFactory.create(scope="ships")
    sees = browser(staff("Vera", "view_release", is_superuser=False))
    other = browser(instructor_of("boats", "change_release"))

    assert sees.post(address(release, "criteria"), NEW).status_code in (403, 404)
    assert other.post(address(release, "criteria"), NEW).status_code == 404
    assert not Criterion.objects.exists()
