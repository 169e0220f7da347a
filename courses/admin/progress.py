"""How far learners have come, for administrators to look up."""

from django.contrib import admin

from accounts.read_only import ReadOnlyAdmin
from courses.models import SectionProgress
from releases.admin import OwnCourses


@admin.register(SectionProgress)
class SectionProgressAdmin(OwnCourses, ReadOnlyAdmin):
    """Derived from facts; read only."""

    list_display = ("learner", "section", "answered", "points", "completed_at", "updated_at")
    list_select_related = ("learner__user", "section__module")
    list_filter = ("section__module__course",)
    search_fields = ("learner__user__email", "learner__key")
    date_hierarchy = "updated_at"
