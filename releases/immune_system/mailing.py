"""Mails about rollbacks: sent from what is stored, at least once each, until acknowledged."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from releases.immune_system.notices import recipients, told_evidence
from releases.models import RollbackNotice

CLAIMED_FOR = timedelta(minutes=10)
"""Whoever began to send and has not ended by then has died; the next patrol goes on."""

_log = logging.getLogger(__name__)


def mail_notices(*, at: datetime) -> int:
    """Send what is due; of two patrols at once one sends. How many notices are done with.

    A notice is claimed, mailed to one person after the other, and marked. Who has had it is noted
    after each mail, so that a process that dies repeats one mail at most.
    """
    if not settings.MAIL_IS_ON:
        return 0
    due = RollbackNotice.objects.filter(mailed_at=None, acknowledged_at=None)
    free = due.filter(Q(mailing_since=None) | Q(mailing_since__lt=at - CLAIMED_FOR))
    done = 0
    for notice in free.select_related("release").order_by("id"):
        if free.filter(pk=notice.pk).update(mailing_since=at):
            done += _mail(notice, at=at)
    return done


def _mail(notice: RollbackNotice, *, at: datetime) -> bool:
    """Mail everyone who has not had it; whether all have now."""
    stored, failed = RollbackNotice.objects.filter(pk=notice.pk), False
    for person in recipients(notice):
        if person.pk in notice.mailed_to:
            continue
        try:
            _send(notice, person)
        except OSError:
            _log.exception("a mail about a rollback was not sent", extra={"notice": notice.pk})
            failed = True
            continue
        notice.mailed_to.append(person.pk)
        stored.update(mailed_to=notice.mailed_to)
    if failed:
        return False
    stored.update(mailed_at=at)
    return True


def _send(notice: RollbackNotice, person: User) -> None:
    # A subject of several lines would be refused, and a release's name is foreign.
    name = " ".join(str(notice.release).split())
    subject = _("“%(release)s” was rolled back by the immune system") % {"release": name}
    lines = [
        _("Learners of %(course)s see what was before it, from their next page on.")
        % {"course": notice.release.scope},
    ]
    for told in told_evidence(notice):
        sure = _("With 95 %% confidence: %(between)s.") % {"between": told.between}
        lines.append(f"{told.title}. {told.words} {sure if told.between else ''}".strip())
    lines += [_("Nothing else of the course can be promoted until this is acknowledged:")]
    person.email_user(subject, "\n\n".join([*lines, page_of(notice)]))


def page_of(notice: RollbackNotice) -> str:
    """The address of the release's page."""
    return f"{settings.SITE_URL}{reverse('releases:release', args=[notice.release_id])}"
