"""Who writes a course: each of its instructors sees and changes it, and nobody else does."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.structure import Course


class CourseInstructor(models.Model):
    """A person who writes a course, since when, and who let them in (nobody: the system)."""

    course = models.ForeignKey(
        Course, models.CASCADE, related_name="instructing", verbose_name=_("course")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="instructing",
        verbose_name=_("instructor"),
    )
    since = models.DateTimeField(_("since"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("added by"),
    )

    class Meta:
        verbose_name = _("instructor of a course")
        verbose_name_plural = _("instructors of courses")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["course", "person"], name="course_instructor_once_in_course"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.course}"
