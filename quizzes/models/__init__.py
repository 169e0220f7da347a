"""What is checked: questions, their revisions and choices, and every response."""

from quizzes.models.attempts import Response
from quizzes.models.authoring import Choice, Question, QuestionRevision

__all__ = ["Choice", "Question", "QuestionRevision", "Response"]
