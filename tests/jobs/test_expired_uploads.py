"""What somebody sent and did not come back to is taken away by the worker, after a day."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from courses.models import PackUpload, RosterUpload
from jobs import tidying, uploads
from jobs.models import Upload
from quizzes.models import QuestionUpload, UploadedQuestion
from tests.factories import NOW, CohortFactory, Lesson, UserFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def sent_by(person: User, at: datetime) -> list[Upload]:
    """One upload of each kind."""
    cohort, section = CohortFactory.create(), Lesson().section
    said = {"by": person, "name": "file", "created_at": at}
    questions = QuestionUpload.objects.create(section=section, format="gift", **said)
    UploadedQuestion.objects.create(upload=questions, position=1, problem="No question.")
    return [
        PackUpload.objects.create(content=b"PK", **said),
        RosterUpload.objects.create(cohort=cohort, text="a@example.org", **said),
        questions,
    ]


def test_the_worker_takes_away_what_is_a_day_old_and_nothing_younger() -> None:
    person = UserFactory.create()
    sent_by(person, NOW - DAY)
    young = sent_by(person, NOW - DAY + timedelta(seconds=1))

    tidying.tidy_everything(at=NOW)

    for each in young:
        assert [*type(each)._default_manager.all()] == [each]
    assert uploads.tidy_uploads(NOW) == 0
    assert uploads.tidy_uploads(NOW + DAY) == 3
    assert not UploadedQuestion.objects.exists()


def test_where_nothing_expired_the_worker_writes_nothing() -> None:
    sent_by(UserFactory.create(), NOW)

    with CaptureQueriesContext(connection) as queries:
        uploads.tidy_uploads(NOW)

    assert len(queries) == 3
    assert all(query["sql"].startswith("SELECT") for query in queries)


def test_a_kind_is_registered_once() -> None:
    uploads.register_uploads(PackUpload)

    assert uploads._kinds.count(PackUpload) == 1
