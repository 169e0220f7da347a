"""Responses to export: written straight to the table, as an answer would be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import Permission

from accounts.models import Cohort, CohortMembership, Learner, User
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from quizzes.exports.csv_stream import csv_stream
from quizzes.models import QuestionRevision, Response
from tests.factories import NOW, UserFactory


def answer(
    learner: Learner,
    revision: QuestionRevision,
    choice: str = "right",
    *,
    at: datetime = NOW,
    **fields: object,
) -> Response:
    """One response; "" asked for the answer."""
    verdict = {"right": "correct", "": "shown"}.get(choice, "incorrect")
    number = Response.objects.count() + 1
    return Response.objects.create(
        learner=learner,
        revision=revision,
        choice=revision.choices.get(key=choice) if choice else None,
        answered_at=at,
        **{
            "choice_order": "wrong-b,right,wrong-a,wrong-c",
            "verdict": verdict,
            "try_number": number,
            "points": 0,
            "attempt": f"attempt-{number}",
            **fields,
        },
    )


def many_answers(learner: Learner, revision: QuestionRevision, count: int) -> None:
    """That many practice responses, in one go."""
    choice = revision.choices.get(key="wrong-a")
    Response.objects.bulk_create(
        Response(
            learner=learner,
            revision=revision,
            choice=choice,
            choice_order="wrong-a,right",
            verdict="incorrect",
            try_number=1,
            is_practice=True,
            attempt=f"many-{number}",
            answered_at=NOW,
        )
        for number in range(count)
    )


def join(learner: Learner, *names: str) -> None:
    """Put the learner into cohorts of these names."""
    for name in names:
        cohort = Cohort.objects.get_or_create(name=name, slug=name.lower().replace(" ", "-"))[0]
        CohortMembership.objects.create(cohort=cohort, learner=learner)


def see_everyone(person: User) -> None:
    """Let a grader see the results of every learner, in whatever cohort."""
    person.user_permissions.add(Permission.objects.get(codename="see_every_cohort"))


def grader() -> User:
    """A person who may see and export results."""
    person: User = UserFactory.create(name="Grace Grader")
    person.user_permissions.add(Permission.objects.get(codename="export_response"))
    see_everyone(person)
    return person


def read(chunks: Iterable[bytes]) -> list[dict[str, str]]:
    """The rows of a CSV file, by column."""
    return list(csv.DictReader(io.StringIO(b"".join(chunks).decode(), newline="")))


def exported(filters: Filters | None = None) -> list[dict[str, str]]:
    """What an export of these filters holds."""
    return read(csv_stream(filters or Filters(EVERYONE)))
