"""A release's page names the toggles that its texts ask for, and how they stand."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from courses.toggled_texts import asked_by
from releases.models import Release, ToggleKind
from releases.toggles.load import Level, gauge
from tests.console.staff import address, browser, staff
from tests.factories import ReleaseFactory, SectionRevisionFactory
from tests.toggles.factories import ToggleFactory

pytestmark = pytest.mark.django_db
SOURCE = "".join(
    f"\n/// toggle | {name}\n    when: {when}\n\nSome words.\n///\n"
    for name, when in (
        ("old-way", "on"), ("old-way", "blue"), ("new-way", "off"), ("never-made", "on"),
        ("search-marks", "on"),
    )
)  # fmt: skip


@pytest.fixture
def release() -> Release:
    made: Release = ReleaseFactory.create()
    text = SectionRevisionFactory.create(release=made, source=f"Words.\n{SOURCE}")
    module = text.section.module
    SectionRevisionFactory.create(
        release=made, section__module=module, source="/// toggle | new-way\n\nMore.\n///\n"
    )
    ToggleFactory.create(name="old-way", on=True, remove_by=date(2020, 1, 1))
    ToggleFactory.create(name="new-way", on=True, percent=20)
    return made


def test_each_toggle_is_named_once_with_its_state_and_the_texts_that_ask(release: Release) -> None:
    found = {each.name: each for each in asked_by(release, staff("Ada", is_superuser=True))}

    assert list(found) == ["never-made", "new-way", "old-way", "search-marks"]
    assert [each.mark for each in found.values()] == ["breach", "fine", "breach", "fine"]
    assert [text.partition(" ")[2] for text in found["new-way"].texts] == ["off", "on"]
    assert [text.partition(" ")[2] for text in found["old-way"].texts] == ["on, blue"]
    assert found["never-made"].url == ""
    assert found["new-way"].url == "/releases/toggles/new-way/"


def test_the_page_shows_them_with_the_overdue_one_red(release: Release) -> None:
    page = browser(staff("Ada", is_superuser=True)).get(address(release)).text

    shown = page.partition('id="panel-toggles"')[2].partition("</section>")[0]
    overdue = shown.partition("old-way")[2].partition("</li>")[0]
    assert 'class="tag tag--bad"' in overdue
    assert "days overdue" in overdue
    assert "On for 20 % of learners" in shown
    assert "There is no toggle of that name" in shown


def test_a_busy_site_says_that_its_ops_toggles_are_off_for_now(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gauge, "_level", Level(is_busy=True))
    ToggleFactory.create(name="search-marks", kind=ToggleKind.OPS, remove_by=None, on=True)

    found = asked_by(release, staff("Ada", "view_release"))

    assert [each.mark for each in found] == ["breach", "fine", "breach", "too-few"]
    assert {each.url for each in found} == {""}, "who may not see toggles gets no way to them"


def test_a_release_whose_texts_ask_for_none_has_no_such_panel(client: Client) -> None:
    release = ReleaseFactory.create()
    SectionRevisionFactory.create(release=release)
    client.force_login(staff("Ada", is_superuser=True))

    assert "panel-toggles" not in client.get(address(release)).text
