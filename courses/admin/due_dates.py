"""The page on which a cohort gets its due dates, course by course, in its own time."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Cohort
from courses.admin.cohort_rights import CohortPage, person_of
from courses.admin.due_date_forms import CopyForm, DatesForm
from courses.due_dates.local_times import NoSuchYearError
from courses.due_dates.setting import Changed, copy_due_dates, set_due_dates
from courses.models import Course


class DueDatesPage(CohortPage):
    """For the admin of cohorts."""

    def get_urls(self) -> list[URLPattern]:
        """Beside the usual ones."""
        view = self.admin_site.admin_view(self.due_dates_view)
        return [path("<int:cohort_id>/due-dates/", view, name="cohort_due"), *super().get_urls()]

    def due_dates_view(self, request: HttpRequest, cohort_id: int) -> HttpResponse:
        """The dates for one course; a POST sets them, or copies them from another cohort."""
        cohort = self.cohort_of(request, cohort_id)
        courses = Course.objects.order_by("title")
        course = _chosen(courses, request.GET.get("course", ""))
        if course is None:
            return self.page_of(request, cohort, "due_dates", _("Due dates"), courses=courses)
        is_sent, is_copy = request.method == "POST", "source" in request.POST
        form = DatesForm(cohort, course, request.POST if is_sent and not is_copy else None)
        copy = CopyForm(cohort, course, request.POST if is_sent and is_copy else None)
        used = copy if is_copy else form
        if used.is_valid() and self._is_set(request, cohort, course, used):
            return redirect(f"{reverse('admin:cohort_due', args=[cohort.pk])}?course={course.slug}")
        return self.page_of(
            request, cohort, "due_dates", _("Due dates"), courses=courses, course=course,
            form=form, copy=copy, status=422 if is_sent else 200,
        )  # fmt: skip

    def _is_set(
        self, request: HttpRequest, cohort: Cohort, course: Course, form: DatesForm | CopyForm
    ) -> bool:
        """Set what the form says and tell how much; False where a copy would lie out of time."""
        by, at = person_of(request), timezone.now()
        if isinstance(form, DatesForm):
            self._tell(request, set_due_dates(cohort, course, form.dates(), by=by, at=at))
            return True
        source, days = form.cleaned_data["source"], form.cleaned_data["days"]
        try:
            self._tell(request, copy_due_dates(source, cohort, course, days=days, by=by, at=at))
        except NoSuchYearError:
            form.add_error("days", _("That would lead out of this century. Choose fewer days."))
            return False
        return True

    def _tell(self, request: HttpRequest, changed: Changed) -> None:
        """How many dates are others now."""
        count = changed.set + changed.taken
        words = ngettext("%(count)d due date changed.", "%(count)d due dates changed.", count)
        self.message_user(request, words % {"count": count}, messages.SUCCESS)


def _chosen(courses: QuerySet[Course], slug: str) -> Course | None:
    """The course of that slug; the only one where there is one only."""
    found = list(courses)
    if len(found) == 1 and not slug:
        return found[0]
    return next((course for course in found if course.slug == slug), None)
