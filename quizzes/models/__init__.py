"""What is checked: questions, their revisions and choices, and every response."""

from quizzes.models.attempts import Response
from quizzes.models.authoring import Question, QuestionRevision
from quizzes.models.choices import Choice
from quizzes.models.kinds import ONE_KEY, TYPED, QuestionKind
from quizzes.models.regrades import Regrade, RegradeEvent
from quizzes.models.standings import Standing
from quizzes.models.uploads import QuestionUpload, UploadedQuestion

__all__ = [
    "ONE_KEY",
    "TYPED",
    "Choice",
    "Question",
    "QuestionKind",
    "QuestionRevision",
    "QuestionUpload",
    "Regrade",
    "RegradeEvent",
    "Response",
    "Standing",
    "UploadedQuestion",
]
