"""A release enters a ring when its criteria are met, or when somebody says why it does anyway."""

from datetime import timedelta

import pytest

from releases.criteria import CriteriaNotMetError, standing_of
from releases.metrics.definitions import Window
from releases.metrics.registry import metric
from releases.metrics.values import Sample
from releases.models import Release
from releases.promotion import MoveRefusedError, promote
from releases.rings import Ring
from tests.factories import NOW, ReleaseFactory
from tests.release_metrics.made_up import MadeUp, criterion, shares

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def release() -> Release:
    made: Release = ReleaseFactory.create()
    for _ring in range(2):
        promote(made, by=None, at=NOW)
    return made


def test_a_met_criterion_lets_the_release_on(made_up: MadeUp, release: Release) -> None:
    criterion(release)
    made_up.treated = shares(6, 10)

    event = promote(release, by=None, at=LATER, override=True)

    assert (event.to_ring, event.overridden) == (Ring.A3, "")
    assert made_up.asked == [Window(NOW, LATER)]


def test_an_unmet_criterion_is_told_with_its_figures(made_up: MadeUp, release: Release) -> None:
    criterion(release)
    made_up.treated = shares(4, 10)

    with pytest.raises(CriteriaNotMetError) as refused:
        promote(release, by=None, at=LATER)

    said = "Rate: 40.0 % of 10 observations (95 % interval 16.8 % to 68.7 %); wanted: at least 50"
    assert said in str(refused.value)
    assert [each.met for each in refused.value.unmet] == [False]
    assert Release.objects.get(pk=release.pk).ring == Ring.A2


def test_an_override_needs_a_reason_and_keeps_what_was_not_met(
    made_up: MadeUp, release: Release
) -> None:
    criterion(release, minimum_sample=20)
    made_up.treated = shares(9, 10)

    with pytest.raises(MoveRefusedError, match="Say why"):
        promote(release, by=None, at=LATER, override=True, reason=" ")
    event = promote(release, by=None, at=LATER, override=True, reason="Only ten are enrolled.")

    assert event.overridden == "Rate: 10 of at least 20 observations."
    assert event.reason == "Only ten are enrolled."


def test_criteria_of_other_rings_do_not_count_yet(made_up: MadeUp) -> None:
    release = ReleaseFactory.create()
    criterion(release, ring=2)
    criterion(release)

    promote(release, by=None, at=NOW)

    assert made_up.asked == []
    assert [each.criterion.ring for each in standing_of(release, at=LATER)] == [Ring.A2]
    assert made_up.asked == [Window(NOW, LATER)]


@pytest.mark.parametrize(
    ("bounds", "sample", "met", "why"),
    [
        ({"at_most": 0.1, "at_least": None}, shares(1, 10), True, "at most 10"),
        ({"at_most": 0.1, "at_least": None}, shares(2, 10), False, "at most 10"),
        ({}, shares(5, 10), True, "at least 50"),
        ({}, shares(1, 1), True, "1 observation ("),
        ({}, Sample(), True, "Nothing was observed"),
        ({"minimum_sample": 1}, Sample(), False, "0 of at least 1 observation."),
        ({"metric": "gone"}, shares(1, 1), False, "Nothing measures “gone” any more."),
        ({"metric": "time", "at_least": 2000.0}, Sample(2, 15.2, 115.52), False, "1,998 ms"),
        ({"metric": "time", "at_least": 2.0}, Sample(1, 1.0, 1.0), True, "interval 0.0 ms or more"),
    ],
)
def test_a_criterion_says_whether_it_is_met_and_why(
    bounds: dict[str, object],
    sample: Sample,
    met: bool,
    why: str,
    made_up: MadeUp,
    release: Release,
) -> None:
    criterion(release, **bounds)
    made_up.treated = sample

    standing = standing_of(release, at=LATER)[0]

    assert standing.met == met
    assert why in standing.why


def test_a_duration_of_logarithms_is_told_in_milliseconds(
    made_up: MadeUp, release: Release
) -> None:
    criterion(release, metric="time", at_least=2000.0)
    made_up.treated = Sample(2, 15.2, 115.52)

    standing = standing_of(release, at=LATER)[0]

    assert (standing.title, standing.sample) == ("Time", 2)
    assert standing.value == pytest.approx(1998, abs=1)
    assert metric("time").told(7.6) == standing.value
