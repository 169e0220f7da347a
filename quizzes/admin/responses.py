"""The record of responses, for administrators to look up."""

from django.contrib import admin

from accounts.read_only import ReadOnlyAdmin
from quizzes.models import Response
from releases.admin import OwnCourses


@admin.register(Response)
class ResponseAdmin(OwnCourses, ReadOnlyAdmin):
    """Appended by learners; read only."""

    list_display = (
        "revision", "learner", "choice", "answer", "verdict", "try_number", "points", "is_practice",
        "confidence", "answered_at",
    )  # fmt: skip
    list_select_related = ("revision__question", "learner__user", "choice")
    list_filter = ("verdict", "confidence", "is_practice")
    search_fields = ("learner__user__email", "learner__key", "revision__question__key")
    date_hierarchy = "answered_at"
