"""The record of runs, for administrators to look up."""

from django.contrib import admin

from accounts.read_only import ReadOnlyAdmin
from labs.models import LabRun
from releases.admin import OwnCourses


@admin.register(LabRun)
class LabRunAdmin(OwnCourses, ReadOnlyAdmin):
    """Appended by learners; read only."""

    list_display = (
        "lab", "learner", "number", "run", "won", "bonus", "goals_met", "goals_total", "played_at",
    )  # fmt: skip
    list_select_related = ("lab", "learner__user")
    list_filter = ("won", "bonus")
    search_fields = ("learner__user__email", "learner__key", "lab__key")
    date_hierarchy = "played_at"
