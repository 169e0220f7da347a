"""The page of one release: where it stands, what it ships, what has happened, kept up to date."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from releases.promotion import change_share, collect, hold, promote, roll_back
from releases.rings import Ring
from tests.console.staff import HTMX, address, browser, instructor_of, standing_in
from tests.factories import (
    NOW,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionRevisionFactory,
    UserFactory,
    released,
)
from tests.releases.scheduled import planned

pytestmark = pytest.mark.django_db


def stamp_in(text: str) -> str:
    return re.search(r"stamp=(\w+)", text)[1]


def test_the_way_says_where_it_stands_who_sees_it_and_who_moved_it(hers: Client) -> None:
    release = released(SectionRevisionFactory.create(), scope="course", to=Ring.A1)
    promote(release, by=UserFactory.create(name="Grace Hopper"), at=NOW + timedelta(hours=2))

    text = hers.get(address(release)).text

    way = text.partition('<ol class="trk')[2].partition("</ol>")[0]
    assert re.findall(r"trk__s--(\w+)\"", way) == ["passed", "passed", "now", "ahead"]
    assert "staff and 5 % of learners" in way
    assert "Grace Hopper" in way
    assert "23 Nov 2026, 11:30" in way
    assert "Promote to A3" in text


def test_what_was_rolled_back_says_by_whom_and_why_and_offers_no_move(hers: Client) -> None:
    release = released(SectionRevisionFactory.create(), scope="course", to=Ring.A2)
    roll_back(release, by=None, at=NOW, reason="first tries fell by 21 points")

    text = hers.get(address(release)).text

    assert "Taken back from A2 · small % by the system, 23 Nov 2026, 09:30:" in text
    assert "<q>first tries fell by 21 points</q>" in text
    assert re.findall(r"trk__s--(\w+)\"", text) == ["was", "was", "was", "ahead"]
    assert "Move it" not in text
    assert "Run the smoke tests" not in text


def test_what_is_held_says_so_and_can_be_resumed(hers: Client) -> None:
    release = standing_in(Ring.A2)
    hold(release, by=None, at=NOW, reason="odd answers")

    text = hers.get(address(release)).text

    looked = hers.get(address(release, "now"), headers=HTMX).text
    assert "Held in A2 · small %. Seen by: staff and 5 % of learners." in looked
    assert 'value="resume"' in text
    assert 'value="promote"' not in text
    assert "Held in A2 · small %" in text


def test_an_embargo_is_told_beside_the_promotion_that_it_forbids(hers: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        release = standing_in(Ring.A1)
        planned(release, embargo=True)

        text = hers.get(address(release)).text

    assert "Under embargo until 23 Nov 2026, 11:30 (Europe/Berlin)" in text


def test_everything_it_ships_leads_to_what_changed_in_it(hers: Client) -> None:
    old = SectionRevisionFactory.create()
    released(old, scope="course")
    new = SectionRevisionFactory.create(section=old.section, change_note="Shorter")
    release = ReleaseFactory.create(scope="course")
    collect(release, [new, QuestionRevisionFactory.create()])

    text = hers.get(address(release)).text

    base = f"/admin/courses/sectionrevision/of/{old.section_id}/compare/?from=1&amp;to=2"
    assert base in text
    assert "Shorter" in text
    assert text.count("Take out") == 2
    assert "tag--ok" in text


def test_who_may_not_see_a_kind_is_told_its_name_without_a_link() -> None:
    client = browser(instructor_of("ships"))
    release = standing_in(Ring.A1, scope="ships")

    text = client.get(address(release)).text

    assert "revision 1" in text
    assert "/admin/courses/sectionrevision/" not in text
    assert "Schedule a move" not in text


def test_a_look_at_what_has_not_changed_is_answered_with_nothing(hers: Client) -> None:
    release = standing_in(Ring.A2)
    stamp = stamp_in(hers.get(address(release)).text)

    same = hers.get(address(release, "now"), {"stamp": stamp}, headers=HTMX)
    change_share(release, 2000, by=None, at=NOW)
    changed = hers.get(address(release, "now"), {"stamp": stamp}, headers=HTMX)

    assert (same.status_code, same.text) == (204, "")
    assert changed.status_code == 200
    assert "Seen by: staff and 20 % of learners." in changed.text
    assert 'id="reason" maxlength="500" autocomplete="off" value="" hx-preserve' in changed.text
    assert stamp_in(changed.text) != stamp


def test_an_answer_to_a_click_has_the_stamp_of_what_it_shows(hers: Client) -> None:
    release = standing_in(Ring.A1)
    form = {"move": "promote", "seen": 1}
    clicked = hers.post(address(release, "move"), form, headers=HTMX)

    looked = hers.get(address(release, "now"), {"stamp": stamp_in(clicked.text)}, headers=HTMX)

    assert looked.status_code == 204


def test_smoke_tests_run_when_asked_for_and_list_every_problem(hers: Client) -> None:
    release = ReleaseFactory.create()
    assert "It ships nothing yet" in hers.get(address(release, "tests")).text
    collect(release, [SectionRevisionFactory.create(source="/// nonsense\n///\n")])

    part = hers.get(address(release, "tests"), headers=HTMX).text
    whole = hers.get(address(release, "tests")).text

    assert "1 problem" in part
    assert "nonsense" in part
    assert "<html" not in part
    assert "Run them again" in whole


def test_notes_for_learners_are_paragraphs_and_nothing_else(hers: Client) -> None:
    release = standing_in(Ring.OFF, notes="One.\n\n<script>alert(1)</script>")

    text = hers.get(address(release)).text

    assert "<p>One.</p>" in text
    assert "&lt;script&gt;" in text


def test_console_and_admin_lead_to_each_other_and_the_bar_to_the_console(hers: Client) -> None:
    release = standing_in(Ring.A1)
    admin = f"/admin/releases/release/{release.pk}/change/"

    assert f'href="{admin}"' in hers.get(address(release)).text
    assert f'href="{address(release)}"' in hers.get(admin).text
    assert 'href="/releases/"' in hers.get("/admin/releases/release/").text
    assert 'href="/releases/"' in hers.get("/", follow=True).text


def test_the_bar_offers_the_console_to_nobody_else() -> None:
    assert 'href="/releases/"' not in browser(UserFactory.create()).get("/").text
