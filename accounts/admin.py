"""People in the admin, for administrators only; and the admin's own name and door."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.utils.translation import gettext_lazy as _

from accounts.ending import EndedAccounts
from accounts.lists import CheckedLists
from accounts.models import Learner, User
from accounts.read_only import ReadOnlyAdmin

admin.site.site_header = _("Cloud Integrations")
admin.site.site_title = _("Cloud Integrations admin")
admin.site.index_title = _("Courses, releases and people")
# One door for everyone: sign-in with its limits, and later its second factor, is allauth's.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class PersonCreationForm(AdminUserCreationForm):
    """A new person by address; a password may be left to a reset mail."""

    class Meta:
        model = User
        fields = ("email", "name")


class PersonForm(UserChangeForm):
    """A person's account."""

    class Meta:
        model = User
        fields = "__all__"


@admin.register(User)
class PersonAdmin(EndedAccounts, CheckedLists, UserAdmin):
    """Accounts. An instructor is staff and in the group of that name; a grader needs no staff."""

    form = PersonForm
    add_form = PersonCreationForm
    ordering = ("email",)
    list_display = ("email", "name", "is_staff", "is_superuser", "is_active", "last_login")
    list_filter = ("is_staff", "is_superuser", "is_active", "groups")
    search_fields = ("email", "name")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("What they may do"), {"fields": ("is_active", "is_staff", "groups")}),
        (_("Administration"), {"fields": ("is_superuser", "user_permissions")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("email", "name", "usable_password", "password1", "password2"),
            },
        ),
    )


@admin.register(Learner)
class LearnerAdmin(ReadOnlyAdmin):
    """Learning identities of people and guests; read only."""

    list_display = ("__str__", "user", "merged_into", "created_at")
    list_select_related = ("user", "merged_into__user")
    search_fields = ("user__email", "user__name", "key")
    date_hierarchy = "created_at"
