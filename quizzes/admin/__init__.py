"""Questions in the admin: places, revisions with their choices, and the record of responses."""

from quizzes import (  # noqa: F401  (checks join the workbench and previews of sections)
    offering,
    previewing,
)
from quizzes.admin.pilots import PilotRuleAdmin
from quizzes.admin.questions import QuestionAdmin
from quizzes.admin.regrades import RegradeAdmin
from quizzes.admin.reports import ReportedQuestionAdmin
from quizzes.admin.responses import ResponseAdmin
from quizzes.admin.revisions import QuestionRevisionAdmin

__all__ = [
    "PilotRuleAdmin",
    "QuestionAdmin",
    "QuestionRevisionAdmin",
    "RegradeAdmin",
    "ReportedQuestionAdmin",
    "ResponseAdmin",
]
