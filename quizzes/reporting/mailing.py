"""Telling by mail what came of a report: people with a confirmed address, where mail is on."""

from __future__ import annotations

import logging
from collections.abc import Collection

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.tasks import task
from django.utils.translation import gettext as _

from quizzes.models import QuestionReport
from quizzes.reporting.notices import outcome

_log = logging.getLogger(__name__)


def mail_reporters(reports: Collection[int]) -> None:
    """Have mails sent by a worker once this transaction ends: a mail server may be slow."""
    if settings.MAIL_IS_ON:
        send_mails.enqueue(sorted(reports))


@task
def send_mails(reports: list[int]) -> None:
    """One mail for each of these reports that is still settled; one that fails stops no other."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("learner__user"), verified=True)
    found = (
        QuestionReport.objects.filter(pk__in=reports, settled_at__isnull=False)
        .annotate(address=Subquery(confirmed.order_by("-primary", "id").values("email")[:1]))
        .filter(address__isnull=False, learner__user__is_active=True)
        .select_related("learner__user", "revision__question__section__module__course")
        .order_by("id")
    )
    for report in found:
        try:
            _send(report)
        except OSError:
            _log.exception("a mail about a report was not sent", extra={"report": report.pk})


def _send(report: QuestionReport) -> None:
    """To the account's address; of a person, since the query asks for a confirmed one."""
    user = report.learner.user
    assert user is not None  # noqa: S101  (tells the type checker what the query says)
    question = report.revision.question
    course = question.section.module.course
    lines = [
        outcome(report),
        report.reply,
        _("Course: %(course)s. Section: %(section)s. Question: %(question)s.")
        % {"course": course, "section": question.section, "question": question},
    ]
    # A subject of several lines would be refused: a course's title is one line, but foreign.
    title = " ".join(str(course).split())
    subject = _("%(course)s: about the question you reported") % {"course": title}
    user.email_user(subject, "\n\n".join(filter(None, lines)))
