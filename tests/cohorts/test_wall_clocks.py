"""Times on wall clocks are the right moments, across changes of the clocks and at the edges."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.zones import refuse_unknown_zone, zone_names, zone_of
from courses.due_dates.local_times import (
    NoSuchTimeError,
    NoSuchYearError,
    instant_of,
    local_of,
    shifted,
)

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "Etc/GMT+12", "Australia/Lord_Howe",
     "America/New_York", "Asia/Kathmandu"]
).map(ZoneInfo)  # fmt: skip
LOCALS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31))  # noqa: DTZ001


def at(*parts: int) -> datetime:
    return datetime(*parts)  # noqa: DTZ001


def test_an_hour_that_comes_twice_is_the_later_one() -> None:
    assert instant_of(at(2026, 10, 25, 2, 30), BERLIN) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_an_hour_that_is_left_out_is_refused() -> None:
    with pytest.raises(NoSuchTimeError):
        instant_of(at(2026, 3, 29, 2, 30), BERLIN)


@pytest.mark.parametrize("year", [1, 1999, 2101, 9999])
def test_a_year_that_was_mistyped_is_refused(year: int) -> None:
    with pytest.raises(NoSuchYearError):
        instant_of(at(year, 12, 31, 23, 59), ZoneInfo("Etc/GMT+12"))


def test_zones_at_both_edges_are_26_hours_apart() -> None:
    local = at(2026, 11, 30, 23, 59)

    first, last = (instant_of(local, ZoneInfo(z)) for z in ("Pacific/Kiritimati", "Etc/GMT+12"))

    assert last - first == timedelta(hours=26)


@given(LOCALS, ZONES)
def test_clocks_show_again_what_was_set(local: datetime, zone: ZoneInfo) -> None:
    try:
        moment = instant_of(local, zone)
    except NoSuchTimeError:
        # Left out: the moment that an earlier offset gives shows another time.
        assert local_of(local.replace(tzinfo=zone, fold=0).astimezone(UTC), zone) != local
    else:
        assert local_of(moment, zone) == local


def test_a_shift_keeps_the_hour_across_a_change_of_the_clocks() -> None:
    autumn = datetime(2026, 10, 24, 21, 59, tzinfo=UTC)

    moment = shifted(autumn, of=BERLIN, into=BERLIN, days=1)

    assert moment == datetime(2026, 10, 25, 22, 59, tzinfo=UTC)


def test_a_shift_into_another_zone_keeps_the_hour_too() -> None:
    evening = datetime(2026, 11, 30, 22, 59, tzinfo=UTC)

    moment = shifted(evening, of=BERLIN, into=ZoneInfo("Asia/Tokyo"), days=-7)

    assert moment == datetime(2026, 11, 23, 14, 59, tzinfo=UTC)


def test_a_shift_into_an_hour_left_out_takes_the_one_shown_instead() -> None:
    moment = shifted(datetime(2026, 3, 28, 1, 30, tzinfo=UTC), of=BERLIN, into=BERLIN, days=1)

    assert local_of(moment, BERLIN) == at(2026, 3, 29, 3, 30)


@pytest.mark.parametrize("days", [10**6, -(10**5), 10**7])
def test_a_shift_out_of_time_is_refused(days: int) -> None:
    with pytest.raises(NoSuchYearError):
        shifted(datetime(2026, 3, 28, tzinfo=UTC), of=BERLIN, into=BERLIN, days=days)


def test_zones_are_known_by_name_alone() -> None:
    assert {"UTC", "Europe/Berlin", "Pacific/Kiritimati"} <= set(zone_names())
    assert not any(name.startswith("Etc/") for name in zone_names())
    assert zone_of("Mars/Olympus").key == "UTC"
    refuse_unknown_zone("Europe/Berlin")
    with pytest.raises(ValidationError, match="no time zone called"):
        refuse_unknown_zone("../../etc/passwd")
