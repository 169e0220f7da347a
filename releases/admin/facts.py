"""What a release's page tells: what it ships, whether it is ready, and every move so far."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin.advising import ReleaseAdvice
from releases.models import Release, ReleaseEvent, Revision
from releases.promotion import is_empty, revisions_of
from releases.rings import Ring
from releases.smoke_tests import problems_of


class ReleaseEventInline(admin.TabularInline):
    """The history of a release, for reading."""

    model = ReleaseEvent
    fields = (
        "at",
        "kind",
        "from_ring",
        "to_ring",
        "share",
        "person",
        "by_author",
        "reason",
        "overridden",
    )
    readonly_fields = fields
    ordering = ("number",)
    can_delete = False
    extra = 0

    @admin.display(description=gettext_lazy("by"))
    def person(self, event: ReleaseEvent) -> str:
        """The name alone: a link would lead where most may not go."""
        return str(event.by or _("the system"))

    def has_add_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """Only a move adds an event."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        """Nothing changes one."""
        return False


class ReleaseFacts(ReleaseAdvice):
    """Read-only parts of the release's page and list."""

    @admin.display(description=gettext_lazy("share in A2"), ordering="share")
    def percentage(self, release: Release) -> str:
        """The share as a percentage."""
        return f"{release.share / 100:g} %"

    @admin.display(description=gettext_lazy("made by"), ordering="created_by")
    def author(self, release: Release) -> str:
        """The name alone: a link would lead where most may not go."""
        return str(release.created_by or _("the system"))

    @admin.display(description=gettext_lazy("revisions"))
    def ships(self, release: Release) -> str | SafeString:
        """Every revision in it, each a link to its page."""
        rows = [(_address(revision), _name(revision)) for revision in revisions_of(release)]
        if not rows:
            return _("Nothing yet.")
        items = format_html_join("", '<li><a href="{}">{}</a></li>', rows)
        return format_html("<ul>{}</ul>", items)

    @admin.display(description=gettext_lazy("smoke tests"))
    def smoke_tests(self, release: Release) -> str | SafeString:
        """What stands in the way of the first promotion."""
        if release.ring != Ring.OFF:
            return _("They passed before the first promotion.")
        if is_empty(release):
            return _("It ships nothing yet: tick its drafts and save.")
        problems = problems_of(release)
        if not problems:
            return _("No problems: it can be promoted.")
        items = format_html_join("", "<li>{}</li>", [(problem,) for problem in problems])
        return format_html("<ul>{}</ul>", items)


def _name(revision: Revision) -> str:
    return f"{capfirst(revision._meta.verbose_name)}: {revision}"


def _address(revision: Revision) -> str:
    """The revision's page in the admin."""
    name = revision._meta.label_lower.replace(".", "_")
    return reverse(f"admin:{name}_change", args=[revision.pk])
