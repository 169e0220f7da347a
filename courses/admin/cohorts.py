"""Cohorts in the admin: their names, graders and zones, and lists of who belongs and is invited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.lists import CheckedLists
from accounts.models import Cohort, CohortGrader, CohortInvitation, CohortMembership, User
from accounts.zones import zone_names
from courses.admin.cohort_codes import CodePage
from courses.admin.cohort_rights import OfCohort
from courses.admin.due_dates import DueDatesPage
from courses.admin.rosters import RosterPages
from courses.cohorts.joining import learner_of
from releases.admin.audited import Audited


class CohortForm(forms.ModelForm):
    """A cohort with its zone chosen from the list of all; one that is no longer listed stays."""

    class Meta:
        model = Cohort
        fields = ("name", "slug", "time_zone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (as Django calls it)
        super().__init__(*args, **kwargs)
        field = self.fields.get("time_zone")
        if field is not None:
            names = dict.fromkeys((*zone_names(), self.instance.time_zone))
            field.widget = forms.Select(choices=[(n, n.replace("_", " ")) for n in names])


class CohortGraderInline(admin.TabularInline):
    """Who sees the results of a cohort: named by those who may give that right."""

    model = CohortGrader
    # Not a list to search: the one that Django brings has no name for who hears the page.
    raw_id_fields = ("grader",)
    extra = 1


@admin.register(Cohort)
class CohortAdmin(CodePage, DueDatesPage, RosterPages, Audited, CheckedLists, admin.ModelAdmin):
    """Groups of learners that start together and are graded together."""

    form = CohortForm
    change_form_template = "admin/cohorts/form.html"
    list_display = ("name", "slug", "time_zone", "created_at")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (CohortGraderInline,)


class MemberForm(forms.ModelForm):
    """Somebody by the address of their account, confirmed or not: whoever adds them knows them."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Of an account. Many at once, and people without one: by roster."),
    )

    class Meta:
        model = CohortMembership
        fields = ("cohort",)

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where nobody has the address, or is a member already."""
        data = super().clean() or self.cleaned_data
        email = data.get("email", "").strip().lower()
        person = User.objects.filter(email=email).first()
        if email and person is None:
            self.add_error("email", _("No account has this address. Invite it by roster."))
        cohort = data.get("cohort")
        if person is None or cohort is None:
            return data
        if cohort.memberships.filter(learner__user=person).exists():
            self.add_error("email", _("%(person)s is a member already.") % {"person": person})
            return data
        self.instance.learner = learner_of(person)
        return data


@admin.register(CohortMembership)
class CohortMembershipAdmin(OfCohort, Audited, CheckedLists, admin.ModelAdmin):
    """Who belongs to a cohort."""

    form = MemberForm
    fields = ("cohort", "email")
    list_display = ("person", "address", "cohort", "joined_at")
    list_display_links = None
    list_filter = ("cohort",)
    list_select_related = ("cohort", "learner__user")
    search_fields = ("learner__user__email", "learner__user__name")
    ordering = ("cohort__name", "learner__user__email", "id")

    def get_fields(self, request: HttpRequest, obj: object | None = None) -> tuple[str, ...]:
        """A member is named by address, and shown by name."""
        return ("cohort", "email") if obj is None else ("cohort", "learner", "joined_at")

    @admin.display(description=gettext_lazy("name"), ordering="learner__user__name")
    def person(self, row: CohortMembership) -> str:
        """As they call themselves."""
        return str(row.learner)

    @admin.display(description=gettext_lazy("e-mail address"), ordering="learner__user__email")
    def address(self, row: CohortMembership) -> str:
        """Where they are reached; a guest has none."""
        return row.learner.user.email if row.learner.user else "–"


@admin.register(CohortInvitation)
class CohortInvitationAdmin(OfCohort, Audited, CheckedLists, admin.ModelAdmin):
    """Who would be a member after signing in: made by a roster, and taken back here."""

    list_display = ("email", "name", "cohort", "invited_at")
    list_display_links = None
    list_filter = ("cohort",)
    list_select_related = ("cohort",)
    search_fields = ("email", "name")
    ordering = ("cohort__name", "email")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A roster of one line does it, and says first what would happen."""
        return False
