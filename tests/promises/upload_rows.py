"""Rows of uploads of questions that the database has to refuse."""

from __future__ import annotations

from quizzes.models import QuestionUpload, UploadedQuestion
from tests.factories import NOW
from tests.promises.world import World


def _uploaded(w: World, **fields: object) -> dict[str, object]:
    """A second item of an upload, which would be fine."""
    upload = QuestionUpload.objects.create(
        by=w.learner.user, section=w.section, name="f", format="GIFT", created_at=NOW
    )
    UploadedQuestion.objects.create(upload=upload, position=1, problem="It is an essay.")
    return {"upload": upload, "position": 2, "state": {}} | fields


UPLOAD_ROWS = {
    "uploaded_question_position_once": (
        UploadedQuestion,
        lambda w: _uploaded(w, position=1),
    ),
    "uploaded_question_is_read_or_says_why_not": (
        UploadedQuestion,
        lambda w: _uploaded(w, state=None),
    ),
    "uploaded_question_taken_only_when_read": (
        UploadedQuestion,
        lambda w: _uploaded(w, state=None, problem="It is an essay.", taken=True),
    ),
}
