"""What goes while the site has too much to do: each page says so, and works all the same."""

from __future__ import annotations

import pytest
from django.test import Client

from releases.rings import Ring
from releases.toggles.load import Level, gauge
from results.models import ExportFile
from tests.console.staff import HTMX, address, browser, staff
from tests.exports.people import body, signed_in
from tests.factories import Lesson, SectionRevisionFactory, released
from tests.results.answers import grader
from tests.toggles.factories import everything

pytestmark = pytest.mark.django_db
SELDOM = "looks for news once a minute"


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has had too much to do, with every toggle switched on."""
    everything(on=True)
    monkeypatch.setattr(gauge, "_level", Level(is_busy=True))


def test_a_releases_page_looks_for_news_less_often_and_takes_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = released(SectionRevisionFactory.create(), scope="course", to=Ring.A1)
    hers = browser(staff("Ada", is_superuser=True))
    everything(on=True)
    calm = hers.get(address(release)).text
    stamp = calm.partition("?stamp=")[2].partition('"')[0]
    look = f"{address(release, 'now')}?stamp={stamp}"
    assert hers.get(look, headers=HTMX).status_code == 204

    monkeypatch.setattr(gauge, "_level", Level(is_busy=True))
    eased = hers.get(look, headers=HTMX).text

    assert 'hx-trigger="every 5s, seen"' in calm
    assert SELDOM not in calm
    assert 'hx-trigger="every 60s, seen"' in eased
    assert SELDOM in eased
    gauge.forget()
    stamp = eased.partition("?stamp=")[2].partition('"')[0]
    again = hers.get(f"{address(release, 'now')}?stamp={stamp}", headers=HTMX).text
    assert 'hx-trigger="every 5s, seen"' in again


def test_a_release_log_asks_less_often_and_takes_it_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = Lesson()
    lesson.course.shows_release_log = True
    lesson.course.save()
    log = f"{lesson.course.get_absolute_url()}releases/"
    everything(on=True)
    calm = client.get(log).text
    look = calm.partition('hx-get="')[2].partition('"')[0]

    monkeypatch.setattr(gauge, "_level", Level(is_busy=True))
    eased = client.get(look, headers=HTMX).text

    assert 'hx-trigger="every 10s, seen"' in calm
    assert SELDOM not in calm
    assert 'hx-trigger="every 60s, seen"' in eased
    assert SELDOM in eased
    same = eased.partition('hx-get="')[2].partition('"')[0]
    assert client.get(same, headers=HTMX).status_code == 204
    gauge.forget()
    assert 'hx-trigger="every 10s, seen"' in client.get(same, headers=HTMX).text


def test_a_short_export_takes_its_turn_and_says_so(busy: None) -> None:
    lesson, hers = Lesson(), signed_in(grader())
    Client().post(lesson.check_url(), lesson.form(choice="right"))
    order = {"kind": "responses", "format": "csv"}

    answer = hers.post("/results/exports/", order, follow=True)

    export = ExportFile.objects.get()
    assert answer.redirect_chain[0][0] == export.get_absolute_url()
    assert "your file takes its turn" in answer.text
    assert export.state == "ready"
    assert export.rows == 1
    gauge.forget()
    assert lesson.course.slug.encode() in body(hers.post("/results/exports/", order, follow=True))
