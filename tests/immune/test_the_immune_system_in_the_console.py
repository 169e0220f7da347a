"""What the console shows of the immune system, and acknowledging a rollback there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import User
from releases.immune_system.patrolling import patrol
from releases.models import Release, RollbackNotice
from releases.rings import Ring
from tests.console.staff import HTMX, address, browser, instructor_of, staff
from tests.immune.conftest import BAD, Shown
from tests.immune.guarded import LATER, in_ring, two_arms

pytestmark = pytest.mark.django_db
MOVER = ("view_release", "promote_release")


@pytest.fixture
def ada() -> User:
    """Somebody who may move every release."""
    return staff("Ada", is_superuser=True)


@pytest.fixture
def harmful(shown: Shown) -> Release:
    """Rolled back by a patrol, after one that found nothing."""
    release = in_ring(name="Harmful")
    for minute, arms in enumerate((two_arms((40, 24), (40, 30)), BAD)):
        shown.arms = arms
        patrol(at=LATER + timedelta(minutes=minute))
    return release


def ways(release: Release) -> str:
    notice = RollbackNotice.objects.get(release=release)
    return address(release, f"notices/{notice.pk}/acknowledge")


def test_the_page_shows_lamps_evidence_and_the_notice(ada: User, harmful: Release) -> None:
    page = browser(ada).get(address(harmful)).text

    assert "The immune system rolled this release back." in page
    assert "40.0 % of 100 with it, 75.0 % of 100 without it: 35.0 points worse." in page
    assert "Limit: 10.0 points worse." in page
    assert 'class="im-band" points="0.0,' in page
    assert "The last 2 looks" in page
    assert 'class="rl-mark rl-mark--breach"' in page


def test_one_click_acknowledges_and_says_who(ada: User, harmful: Release) -> None:
    first = browser(ada).post(ways(harmful), headers=HTMX)
    second = browser(ada).post(ways(harmful), headers=HTMX)

    assert "Acknowledged." in first.text
    assert "Acknowledged by Ada," in first.text
    assert "acknowledge</button>" not in first.text
    assert "Somebody acknowledged it before you." in second.text


def test_without_javascript_it_is_a_redirect_with_the_words(ada: User, harmful: Release) -> None:
    answer = browser(ada).post(ways(harmful), follow=True)

    assert answer.redirect_chain == [(address(harmful), 302)]
    assert "Acknowledged." in answer.text


def test_other_releases_of_the_course_say_what_keeps_them(ada: User, harmful: Release) -> None:
    successor, other = in_ring(Ring.A1), in_ring(Ring.A1, scope="other")

    page = browser(ada).get(address(successor)).text

    assert f'<a href="{address(harmful)}">Harmful</a>' in page
    assert "cannot be promoted" in page
    assert "cannot be promoted" not in browser(ada).get(address(other)).text


def test_only_who_may_move_the_course_s_releases_acknowledges(harmful: Release) -> None:
    reader = browser(staff("Rita", "view_release", is_superuser=False))
    foreign = browser(instructor_of("foreign", *MOVER))
    strangers = Client()

    assert reader.post(ways(harmful)).status_code == 403
    assert foreign.post(ways(harmful)).status_code == 404
    assert strangers.post(ways(harmful)).status_code == 302
    assert RollbackNotice.objects.get().acknowledged_at is None


@pytest.mark.parametrize("number", [0, 99, 10**30])
def test_a_notice_that_is_not_there_is_not_found(ada: User, harmful: Release, number: int) -> None:
    assert browser(ada).post(address(harmful, f"notices/{number}/acknowledge")).status_code == 404


def test_before_anything_was_measured_there_is_no_evidence_to_show(ada: User, shown: Shown) -> None:
    page = browser(ada).get(address(in_ring())).text

    assert "panel-immune" not in page
    assert "panel-notice" not in page
