"""Who writes a course: a page of the course on which its instructors let others in, and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.authors import (
    LastInstructorError,
    dismiss_instructor,
    make_instructor,
    possible_instructors,
)
from courses.models import Course, CourseInstructor
from releases.authors import is_own

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Course]
else:
    Base = object

PAGE = "courses_course_instructors"
LARGEST_ID = 9_223_372_036_854_775_807
"""The largest key that a row can have."""


class InviteForm(forms.Form):
    """Somebody by their address: lists of people are for administrators alone."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Of somebody who has an account and is an instructor here."),
    )

    def clean_email(self) -> str:
        """The address of somebody who may write courses."""
        email: str = self.cleaned_data["email"].strip().lower()
        self.person = possible_instructors().filter(email=email).first()
        if self.person is None:
            raise forms.ValidationError(
                _("No instructor has this address. An administrator can make somebody one.")
            )
        return email


class InstructorPages(Base):
    """For the admin of courses: the page, and whoever makes a course writes it."""

    def get_urls(self) -> list[URLPattern]:
        """Beside the usual ones."""
        view = self.admin_site.admin_view(self.instructors_view)
        return [path("<int:course_id>/instructors/", view, name=PAGE), *super().get_urls()]

    def save_related(
        self,
        request: HttpRequest,
        form: Any,  # noqa: ANN401  (as Django calls it)
        formsets: list[Any],
        change: bool,
    ) -> None:
        """Store its modules; whoever makes a course becomes its instructor."""
        super().save_related(request, form, formsets, change)
        if not change:
            by = cast("User", request.user)
            make_instructor(form.instance, by, by=by, at=timezone.now())

    def instructors_view(self, request: HttpRequest, course_id: int) -> HttpResponse:
        """Who writes the course; a POST lets somebody in by address or takes somebody out."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        course = get_object_or_404(self.get_queryset(request), pk=min(course_id, LARGEST_ID))
        form = InviteForm(request.POST if "email" in request.POST else None)
        if request.method == "POST" and self._is_changed(request, course, form):
            if is_own(request.user, course):
                return redirect(f"admin:{PAGE}", course.pk)
            return redirect("admin:courses_course_changelist")
        rows = CourseInstructor.objects.filter(course=course)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Instructors"),
            "subtitle": str(course),
            "opts": self.opts,
            "course": course,
            "rows": rows.select_related("person", "added_by").order_by("since", "id"),
            "form": form,
        }
        return TemplateResponse(request, "admin/courses/instructors.html", context)

    def _is_changed(self, request: HttpRequest, course: Course, form: InviteForm) -> bool:
        """Whether the form has done all it asked for; else the page says what is wrong."""
        if form.is_bound:
            return self._let_in(request, course, form)
        self._take_out(request, course)
        return True

    def _let_in(self, request: HttpRequest, course: Course, form: InviteForm) -> bool:
        """Let the person of that address write the course; False where there is none."""
        if not form.is_valid() or form.person is None:
            return False
        by = cast("User", request.user)
        is_new = make_instructor(course, form.person, by=by, at=timezone.now())
        words = _("%(person)s writes this course now.") if is_new else _("%(person)s does already.")
        self.message_user(request, words % {"person": form.person}, messages.SUCCESS)
        return True

    def _take_out(self, request: HttpRequest, course: Course) -> None:
        """Take the person with that id out, where the course keeps somebody."""
        asked = request.POST.get("person", "")
        people = User.objects.filter(instructing__course=course)
        person = next((each for each in people if str(each.pk) == asked), None)
        if person is None:
            self.message_user(request, _("Choose whom to take out."), messages.WARNING)
            return
        by = cast("User", request.user)
        try:
            dismiss_instructor(course, person, by=by, at=timezone.now())
        except LastInstructorError:
            words = _("A course keeps at least one instructor. Let somebody else in first.")
            self.message_user(request, words, messages.ERROR)
            return
        words = _("%(person)s does not write this course any more.")
        self.message_user(request, words % {"person": person}, messages.SUCCESS)
