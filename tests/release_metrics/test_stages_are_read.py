"""The stage of a stored release comes from its moves, in one statement."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from releases.metrics.definitions import Window
from releases.metrics.stages import present_window, stage
from releases.promotion import change_share, promote, roll_back
from releases.rings import Ring
from tests.factories import NOW, ReleaseFactory

HOUR = timedelta(hours=1)


@pytest.mark.django_db
def test_the_present_window_begins_when_the_release_entered_its_ring(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    release = ReleaseFactory.create()
    assert present_window(release, at=NOW) is None
    promote(release, by=None, at=NOW)
    promote(release, by=None, at=NOW + HOUR)
    change_share(release, 2000, by=None, at=NOW + 2 * HOUR)

    with django_assert_num_queries(2):
        window = present_window(release, at=NOW + 3 * HOUR)
        found = stage(release, window or Window(NOW, NOW))

    assert window == Window(NOW + HOUR, NOW + 3 * HOUR)
    assert found is not None
    assert found.ring == Ring.A2
    assert [(span.since, span.share) for span in found.spans] == [
        (NOW + HOUR, 500),
        (NOW + 2 * HOUR, 2000),
    ]


@pytest.mark.django_db
def test_a_release_that_was_rolled_back_has_no_present_window() -> None:
    release = ReleaseFactory.create()
    promote(release, by=None, at=NOW)
    roll_back(release, by=None, at=NOW + HOUR, reason="wrong")

    assert present_window(release, at=NOW + 2 * HOUR) is None
