"""Where a question's page leads on to, for those who may go there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.models import User
from quizzes.models import Question, QuestionReport
from releases.authors import is_own

REVISION = "admin:quizzes_questionrevision"


@dataclass(frozen=True, slots=True)
class Ways:
    """What this reader may do with a question and its revisions."""

    question: int
    may_draft: bool
    may_compare: bool
    may_regrade: bool
    reports: int
    """Reports by learners; 0 where the reader has nothing to do with them."""
    sees_individuals: bool

    def draft(self, number: int) -> str:
        """Where a draft begins as a copy of that revision; "" for who may not."""
        return (
            reverse(f"{REVISION}_restore", args=[self.question, number]) if self.may_draft else ""
        )

    def compare(self, before: int, after: int) -> str:
        """The words of two revisions side by side."""
        if not self.may_compare:
            return ""
        query = urlencode({"from": before, "to": after})
        return f"{reverse(f'{REVISION}_compare', args=[self.question])}?{query}"

    def regrade(self, revision: int) -> str:
        """Where given answers are judged anew."""
        return reverse(f"{REVISION}_regrade", args=[revision]) if self.may_regrade else ""

    def responses(self, revision: int | None, query: str) -> str:
        """The responses behind the figures, by the same filters."""
        if not self.sees_individuals:
            return ""
        asked = {"question": self.question} | ({"revision": revision} if revision else {})
        return f"{reverse('results:responses')}?{urlencode(asked)}{f'&{query}' if query else ''}"

    @property
    def queue(self) -> str:
        """The reports of the question."""
        return reverse("admin:quizzes_reportedquestion_change", args=[self.question])


def ways_of(person: User | AnonymousUser, question: Question, *, sees_individuals: bool) -> Ways:
    """The ways on for this person; two queries at most."""
    writes = person.is_staff and is_own(person, question)

    def may(right: str) -> bool:
        return writes and person.has_perm(f"quizzes.{right}")

    reports = QuestionReport.objects.filter(revision__question=question)
    return Ways(
        question=question.pk,
        may_draft=may("add_questionrevision"),
        may_compare=may("view_questionrevision"),
        may_regrade=may("regrade_questionrevision"),
        reports=reports.count() if may("view_reportedquestion") else 0,
        sees_individuals=sees_individuals,
    )
