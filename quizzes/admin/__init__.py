"""Questions in the admin: places, revisions with their choices, and the record of responses."""

from quizzes import previewing  # noqa: F401  (checks join the previews of sections)
from quizzes.admin.questions import QuestionAdmin, QuestionRevisionAdmin
from quizzes.admin.responses import ResponseAdmin

__all__ = ["QuestionAdmin", "QuestionRevisionAdmin", "ResponseAdmin"]
