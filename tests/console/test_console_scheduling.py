"""Scheduling from the console: by a wall clock somewhere, told there and in UTC; cancelled."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from releases.console.times import at_wall_clock, moment
from releases.models import ScheduledMove
from releases.rings import Ring
from tests.console.staff import address, browser, staff, standing_in
from tests.factories import NOW
from tests.releases.scheduled import planned

FORM = {"what": "A2", "when": "2026-12-01T09:00", "zone": "Europe/Berlin", "embargo": "on"}


@pytest.mark.parametrize(
    ("typed", "zone", "meant"),
    [
        ("2026-12-01 09:00", "Europe/Berlin", "2026-12-01 08:00"),
        ("2026-07-01 09:00", "Europe/Berlin", "2026-07-01 07:00"),
        ("2026-10-25 02:30", "Europe/Berlin", "2026-10-25 00:30"),
        ("2026-12-01 09:00", "Asia/Kathmandu", "2026-12-01 03:15"),
        ("2026-12-01 09:00", "UTC", "2026-12-01 09:00"),
    ],
)
def test_a_wall_clock_and_its_zone_name_one_moment(typed: str, zone: str, meant: str) -> None:
    at = at_wall_clock(datetime.fromisoformat(typed), zone)

    assert at == datetime.fromisoformat(meant).replace(tzinfo=UTC)


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(ValidationError, match="skip that time"):
        at_wall_clock(datetime(2027, 3, 28, 2, 30), "Europe/Berlin")  # noqa: DTZ001


def test_a_moment_is_told_in_its_zone_and_in_utc() -> None:
    told = moment(NOW, "Asia/Tokyo")

    assert (told.local, told.zone, told.utc) == (
        "23 Nov 2026, 18:30", "Asia/Tokyo", "23 Nov 2026, 09:30"
    )  # fmt: skip
    assert moment(NOW, "UTC").utc == ""


@pytest.mark.django_db
@time_machine.travel(NOW, tick=False)
def test_a_promotion_is_scheduled_and_told_in_both_zones(hers: Client) -> None:
    release = standing_in(Ring.A1)

    told = hers.post(address(release, "schedule"), FORM, follow=True).text

    stored = ScheduledMove.objects.get()
    assert (stored.to_ring, stored.embargo, str(stored.by)) == (Ring.A2, True, "Ada")
    assert stored.not_before == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert "1 Dec 2026, 09:00 (Europe/Berlin), which is 1 Dec 2026, 08:00 UTC" in told
    assert "embargo" in told.partition("rl-plan")[2]


@pytest.mark.django_db
@time_machine.travel(NOW, tick=False)
def test_a_share_is_scheduled_in_utc_without_an_embargo(hers: Client) -> None:
    release = standing_in(Ring.A2)
    form = FORM | {"what": "share", "share": "20", "zone": "UTC"}

    told = hers.post(address(release, "schedule"), form, follow=True).text

    stored = ScheduledMove.objects.get()
    assert (stored.move, stored.to_ring, stored.share, stored.embargo) == (
        "share", None, 2000, False
    )  # fmt: skip
    assert "Scheduled share of A2 to 20 %: 1 Dec 2026, 09:00 UTC." in told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"what": "A1"}, "Choose one of these moves"),
        ({"what": "share"}, "Type a share"),
        ({"what": "share", "share": "0"}, "Type a share"),
        ({"when": "tomorrow"}, "Type a date and a time"),
        ({"when": ""}, "Type a date and a time"),
        ({"when": "2027-03-28T02:30"}, "skip that time"),
        ({"when": "2026-11-01T09:00"}, "has passed"),
        ({"when": "0001-01-01T00:00", "zone": "Asia/Tokyo"}, "no such time"),
        ({"zone": "Mars/Base"}, "no time zone called"),
        ({"zone": ""}, "This field is required"),
        ({"reason": "x" * 501}, "at most 500"),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_what_cannot_be_scheduled_is_refused_and_nothing_typed_is_lost(
    fields: dict[str, str], why: str, hers: Client
) -> None:
    form = FORM | {"reason": "after the term"} | fields

    answer = hers.post(address(standing_in(Ring.A1), "schedule"), form)

    assert answer.status_code == 422
    assert why in answer.text
    assert form["when"] in answer.text
    assert not ScheduledMove.objects.exists()


@pytest.mark.django_db
def test_a_scheduled_move_is_cancelled_by_a_click(hers: Client) -> None:
    release = standing_in(Ring.A1)
    scheduled = planned(release)
    cancel = address(release, f"schedule/{scheduled.pk}/cancel")

    assert "Cancelled: to A2 · small %." in hers.post(cancel, follow=True).text
    again = hers.post(cancel, follow=True).text

    assert "not waiting any more" in again
    assert "cancelled" in again.partition("rl-plans--old")[2]


@pytest.mark.django_db
def test_what_is_not_there_or_not_allowed_is_not_cancelled(hers: Client) -> None:
    release, other = standing_in(Ring.A1), standing_in(Ring.A1)
    scheduled = planned(release)
    looking = browser(staff("Ines", "view_release"))

    for number in (scheduled.pk, 10**30):
        assert hers.post(address(other, f"schedule/{number}/cancel")).status_code == 404
    assert looking.post(address(release, f"schedule/{scheduled.pk}/cancel")).status_code in (
        403,
        404,
    )
    assert looking.get(address(release, "schedule")).status_code in (403, 404)
    assert ScheduledMove.objects.get().state == "waiting"
