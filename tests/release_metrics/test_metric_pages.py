"""The page of each metric: what it means, and how every live release of one's own courses does."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from releases.metric_pages.reading import rows_of
from releases.metrics.registry import metric, metrics
from releases.models import Release
from releases.rings import Ring
from tests.console.staff import browser, instructor_of
from tests.factories import ReleaseFactory, UserFactory
from tests.release_metrics.canary import LATER, Canary

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers() -> Client:
    cache.clear()
    return browser(UserFactory.create(is_staff=True, is_superuser=True))


def test_every_metric_is_listed_and_has_its_page(hers: Client) -> None:
    listed = hers.get("/releases/metrics/").text

    assert len(metrics()) >= 8
    for each in metrics():
        assert f"/releases/metrics/{each.name}/" in listed
        page = hers.get(f"/releases/metrics/{each.name}/").text
        assert str(each.meaning) in page.replace("&#x27;", "'")
        assert "95 % interval" in page
    assert "geometric mean." in hers.get("/releases/metrics/time-to-answer/").text
    assert "releases.metrics.tallied" in hers.get("/releases/metrics/render-p95/").text


def test_a_metric_that_nobody_registered_is_not_found(hers: Client) -> None:
    assert hers.get("/releases/metrics/made-up/").status_code == 404


def test_a_page_tells_both_arms_of_each_live_release() -> None:
    cache.clear()
    canary = Canary()
    for said in ("right", "right", "wrong"):
        canary.tries(canary.learner(treated=True), said)
    canary.tries(canary.learner(treated=False), "wrong")

    row, *_others = rows_of(metric("first-try-correct"), [canary.second], at=LATER)

    assert (row.treated.figure, row.treated.n) == ("66.7 %", 3)
    assert row.treated.interval == "20.8 % to 93.9 %"
    assert (row.control.figure, row.control.n) == ("0.0 %", 1)
    assert row.compared_with == "others at the same time"


def test_figures_are_kept_for_a_while_and_measured_anew_after_a_move(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    cache.clear()
    canary = Canary()
    list(rows_of(metric("completion"), [canary.second], at=LATER))
    canary.begins(canary.learner(treated=True))

    with django_assert_num_queries(0):
        kept, *_others = rows_of(metric("completion"), [canary.second], at=LATER)
    canary.second.moves += 1
    anew, *_others = rows_of(metric("completion"), [canary.second], at=LATER)

    assert (kept.treated.n, kept.treated.figure, anew.treated.n) == (0, "–", 1)


def test_only_live_releases_of_ones_own_courses_are_shown() -> None:
    cache.clear()
    canary = Canary()
    ReleaseFactory.create(scope=canary.course.slug, name="In the making")
    ReleaseFactory.create(scope="other", name="Somebody else’s", ring=Ring.A3, moves=3)
    ReleaseFactory.create(scope=canary.course.slug, name="Moved by hand", ring=Ring.A2, moves=2)
    client = browser(instructor_of("another-course"))
    hers = browser(UserFactory.create(is_staff=True, is_superuser=True))

    own = client.get("/releases/metrics/completion/")
    every = hers.get("/releases/metrics/completion/")

    assert own.context["rows"] == []
    assert "Nobody sees a release of your courses" in own.text
    names = [row.release.name for row in every.context["rows"]]
    assert names == ["Moved by hand", "Somebody else’s", canary.second.name, canary.release.name]


def test_many_releases_come_in_pages(hers: Client) -> None:
    ReleaseFactory.create_batch(11, ring=Ring.A1, moves=1)

    first = hers.get("/releases/metrics/completion/")
    last = hers.get("/releases/metrics/completion/", {"page": "99"})

    assert (len(first.context["rows"]), len(last.context["rows"])) == (10, 1)
    assert 'rel="next"' in first.text
    assert 'rel="prev"' in last.text
    assert Release.objects.count() == 11
