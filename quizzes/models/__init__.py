"""What is checked: questions, their revisions and choices, and every response."""

from quizzes.models.attempts import Response
from quizzes.models.authoring import Question, QuestionRevision
from quizzes.models.choices import Choice
from quizzes.models.counts import (
    AnswerCount,
    CountedCheck,
    CountedCourse,
    FirstTry,
    TimeCount,
    ToRecount,
)
from quizzes.models.essays import EssayGrade, EssayWork
from quizzes.models.kinds import BY_PERSON, ONE_KEY, PLAIN, TYPED, QuestionKind
from quizzes.models.pilots import PilotRule
from quizzes.models.regrades import Regrade, RegradeEvent
from quizzes.models.reports import (
    Problem,
    QuestionReport,
    ReportedQuestion,
    ReportEvent,
    ReportState,
)
from quizzes.models.seen import Statistics
from quizzes.models.standings import Standing
from quizzes.models.uploads import QuestionUpload, UploadedQuestion

__all__ = [
    "BY_PERSON",
    "ONE_KEY",
    "PLAIN",
    "TYPED",
    "AnswerCount",
    "Choice",
    "CountedCheck",
    "CountedCourse",
    "EssayGrade",
    "EssayWork",
    "FirstTry",
    "PilotRule",
    "Problem",
    "Question",
    "QuestionKind",
    "QuestionReport",
    "QuestionRevision",
    "QuestionUpload",
    "Regrade",
    "RegradeEvent",
    "ReportEvent",
    "ReportState",
    "ReportedQuestion",
    "Response",
    "Standing",
    "Statistics",
    "TimeCount",
    "ToRecount",
    "UploadedQuestion",
]
