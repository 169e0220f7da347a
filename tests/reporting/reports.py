"""What tests of reports start from."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import Learner, User
from quizzes.models import QuestionReport, ReportState
from quizzes.reporting.taking import take_report
from tests.admin.people import make_person
from tests.factories import NOW, LearnerFactory, Lesson, UserFactory


def report_url(lesson: Lesson, key: str = "first-check") -> str:
    """Where problems with that check are reported."""
    return f"{lesson.check_url(key)}report/"


def queue_url(lesson: Lesson, key: str = "first-check") -> str:
    """Where its instructors answer."""
    question = lesson.questions[key].question_id
    return f"/admin/quizzes/reportedquestion/{question}/change/"


def reported(
    lesson: Lesson, learner: Learner | None = None, *, words: str = "Why?", state: str = "open"
) -> QuestionReport:
    """A report of the first check by somebody."""
    who = learner or LearnerFactory.create()
    revision = lesson.questions["first-check"]
    report = take_report(who, revision.pk, kind="unclear", words=words, at=NOW)
    if state != ReportState.OPEN:
        QuestionReport.objects.filter(pk=report.pk).update(state=state)
        report.refresh_from_db()
    return report


def instructing() -> Client:
    """The browser of an instructor of every course there is."""
    client = Client()
    client.force_login(make_person("instructor"))
    return client


def answer(client: Client, lesson: Lesson, *reports: QuestionReport, **fields: str) -> object:
    """Send the form of the queue with these reports ticked."""
    ticked = [f"{each.pk}:{each.moves}" for each in reports]
    return client.post(queue_url(lesson), {"reports": ticked, **fields})


def staff(*rights: str) -> User:
    """Somebody on the staff with these rights alone."""
    person: User = UserFactory.create(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return person
