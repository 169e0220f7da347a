"""Mails about rollbacks: to whoever answers for the release, until one of them acknowledges."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings

from accounts.models import User
from releases.immune_system import mailing
from releases.immune_system.mailing import CLAIMED_FOR, mail_notices
from releases.immune_system.notices import acknowledge
from releases.immune_system.patrolling import patrol
from releases.models import RollbackNotice
from tests.factories import UserFactory
from tests.immune.conftest import BAD, Shown
from tests.immune.guarded import LATER, in_ring

pytestmark = pytest.mark.django_db
MUCH_LATER = LATER + CLAIMED_FOR + timedelta(seconds=1)


@pytest.fixture(autouse=True)
def mail_is_on(settings: Settings, shown: Shown) -> None:
    """A mail server, and a metric that shows harm."""
    settings.MAIL_IS_ON = True
    settings.SITE_URL = "https://learn.example.org"
    shown.arms = BAD


def test_the_mail_says_what_was_found_and_where_to_go(mailoutbox: list[EmailMessage]) -> None:
    release = in_ring(name="Harmful\ntext")

    patrol(at=LATER)

    (mail,) = mailoutbox
    assert mail.subject == "“Harmful text” was rolled back by the immune system"
    assert "40.0 % of 100 with it, 75.0 % of 100 without it: 35.0 points worse." in mail.body
    assert "in fewer than 1 of" in mail.body
    assert "With 95 % confidence: " in mail.body
    assert "https://learn.example.org/" in mail.body
    assert str(release.pk) in mail.body.rsplit("/", 3)[1:]
    assert RollbackNotice.objects.get().mailed_at == LATER


def test_it_is_sent_once_however_many_patrols_follow(mailoutbox: list[EmailMessage]) -> None:
    in_ring()
    patrol(at=LATER)

    patrol(at=MUCH_LATER)

    assert len(mailoutbox) == 1


def test_whom_a_mail_did_not_reach_is_tried_again_and_the_others_are_not(
    mailoutbox: list[EmailMessage],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    in_ring(created_by=UserFactory.create(email="second@example.org"))
    send, away = mailing._send, ["second@example.org"]

    def flaky(notice: RollbackNotice, person: User) -> None:
        if person.email in away:
            raise OSError
        send(notice, person)

    monkeypatch.setattr(mailing, "_send", flaky)

    patrol(at=LATER)
    assert mail_notices(at=LATER) == 0
    away.clear()
    done = mail_notices(at=MUCH_LATER)

    assert done == 1
    assert len({mail.to[0] for mail in mailoutbox}) == len(mailoutbox) == 2
    assert "a mail about a rollback was not sent" in caplog.text


def test_of_two_at_once_one_sends(mailoutbox: list[EmailMessage]) -> None:
    in_ring()
    patrol(at=LATER)
    RollbackNotice.objects.update(mailed_at=None, mailing_since=LATER)

    assert mail_notices(at=LATER + timedelta(seconds=1)) == 0
    assert len(mailoutbox) == 1


def test_without_mail_or_once_acknowledged_nothing_is_sent(
    mailoutbox: list[EmailMessage], settings: Settings
) -> None:
    settings.MAIL_IS_ON = False
    in_ring()
    patrol(at=LATER)
    acknowledge(RollbackNotice.objects.get(), by=UserFactory.create(), at=LATER)
    settings.MAIL_IS_ON = True

    assert mail_notices(at=MUCH_LATER) == 0
    assert mailoutbox == []


def test_a_notice_that_another_patrol_has_claimed_meanwhile_is_left_to_it(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.MAIL_IS_ON = False
    for _each in range(2):
        in_ring()
    patrol(at=LATER)
    settings.MAIL_IS_ON = True
    sent = []

    def send(notice: RollbackNotice, **_: object) -> bool:
        RollbackNotice.objects.update(mailing_since=LATER)
        return not sent.append(notice)

    monkeypatch.setattr(mailing, "_mail", send)

    assert mail_notices(at=LATER) == len(sent) == 1
