"""Answering reports: the form of the queue's page, and a fix begun from there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from quizzes.drafts import begin_question_draft
from quizzes.models import QuestionReport, QuestionRevision, ReportedQuestion, ReportState
from quizzes.models.reports import LONGEST_REPLY
from quizzes.reporting.moving import move_reports
from quizzes.reporting.queue import RevisionReports
from releases.audit import record


class AnswerForm(forms.Form):
    """Which reports, to which state, and words to those who sent them."""

    reports = forms.MultipleChoiceField(
        error_messages={
            "required": _("Tick the reports to answer."),
            "invalid_choice": _("A report was moved meanwhile. Here they are as they are now."),
        }
    )
    state = forms.ChoiceField(
        label=_("Move to"),
        choices=ReportState.choices,
        error_messages={"invalid_choice": _("Choose one of the states listed.")},
    )
    reply = forms.CharField(
        label=_("Reply"),
        help_text=_("Told to each of them with “fixed” or “declined”. Leave the answer out of it."),
        max_length=LONGEST_REPLY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

    def __init__(self, groups: list[RevisionReports], data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"state": ReportState.WORKING})
        self.groups = groups
        values = [row.value for group in groups for row in group.rows]
        self.fields["reports"].choices = [(value, value) for value in values]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """See that a refusal says why."""
        given = self.cleaned_data
        if given.get("state") == ReportState.DECLINED and not given.get("reply", "x"):
            self.add_error("reply", _("Say why it stays as it is: the learners read it."))
        return given

    @property
    def ticked(self) -> frozenset[str]:
        """What was ticked; at first, everything that waits for an answer."""
        if self.is_bound:
            assert isinstance(self.data, QueryDict)  # noqa: S101  (tells the type checker)
            return frozenset(self.data.getlist("reports"))
        rows = [row for group in self.groups for row in group.rows]
        return frozenset(row.value for row in rows if row.is_unsettled)

    @property
    def seen(self) -> dict[int, int]:
        """Of a valid form: how often each report had moved when it was looked at, by id."""
        pairs = [value.split(":") for value in self.cleaned_data["reports"]]
        return {int(pk): int(moves) for pk, moves in pairs}


@transaction.atomic
def answer_reports(question: ReportedQuestion, form: AnswerForm, *, by: User, at: datetime) -> int:
    """Move what was ticked; how many were moved. Recorded as one act."""
    state = ReportState(form.cleaned_data["state"])
    reply = form.cleaned_data["reply"]
    moved = len(move_reports(form.seen, to=state, reply=reply, by=by, at=at))
    if moved:
        note = f"{moved} → {state.label}. {reply}"
        record(by=by, at=at, action="answered_reports", about=question, note=note)
    return moved


@transaction.atomic
def draft_a_fix(
    question: ReportedQuestion, asked: str, *, by: User, at: datetime
) -> QuestionRevision | None:
    """The question's draft, begun from the revision of that number, and its reports in work.

    None where the question has no such revision.
    """
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 0
    revision = QuestionRevision.objects.filter(question=question, number=number).first()
    if revision is None:
        return None
    draft, _begun = begin_question_draft(revision, by=by, at=at)
    waiting = QuestionReport.objects.filter(
        revision__question=question, state=ReportState.OPEN, revision__number__lt=draft.number
    )
    move_reports(dict(waiting.values_list("pk", "moves")), to=ReportState.WORKING, by=by, at=at)
    return draft
