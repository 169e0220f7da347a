"""What the admin of case studies adds for those written here, and for the first page of each."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from casestudies.building import problems_of_draft, start_building, start_drawing
from casestudies.forms import CaseStudyRevisionForm
from casestudies.leaves import WIDTH, leaf_address
from casestudies.models import CaseStudyRevision
from releases.admin import RevisionAdmin
from releases.models import Revision

BUILD = "build"
"""What the button says as Django's “_continue”, which it takes for a save like others."""


class WrittenHere(RevisionAdmin):
    """Saves what is written, tells what is wrong with it by line, and has it built."""

    def save_model(
        self, request: HttpRequest, obj: Revision, form: ModelForm[Any], change: bool
    ) -> None:
        """Store the draft, and have the first page of a new upload drawn."""
        super().save_model(request, obj, form, change)
        if isinstance(form, CaseStudyRevisionForm) and form.facts is not None:
            draft = cast("CaseStudyRevision", obj)
            start_drawing(draft, by=cast("User", request.user), at=timezone.now())

    def response_add(
        self, request: HttpRequest, obj: CaseStudyRevision, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Build it where that was asked for."""
        built = self._built(request, obj)
        return built or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: CaseStudyRevision) -> HttpResponse:
        """Build it where that was asked for."""
        return self._built(request, obj) or super().response_change(request, obj)

    def _built(self, request: HttpRequest, draft: CaseStudyRevision) -> HttpResponse | None:
        """The page of the job that builds it, or the draft's own with what stands in the way."""
        if request.POST.get("_continue") != BUILD:
            return None
        own_page = redirect("admin:casestudies_casestudyrevision_change", draft.pk)
        if not draft.source:
            words = gettext("There is no text to build a PDF from. Write it under “Text”.")
            messages.warning(request, words)
            return own_page
        if problems_of_draft(draft):
            words = gettext("Saved, but not built: mend what is listed below, then build it again.")
            messages.warning(request, words)
            return own_page
        job = start_building(draft, by=cast("User", request.user), at=timezone.now())
        return redirect(job.get_absolute_url())

    @admin.display(description=_("first page"))
    def first_page(self, revision: CaseStudyRevision) -> str | SafeString:
        """As a small picture."""
        if not revision.leaf:
            return "–"
        return format_html(
            '<img class="leaf" src="{}" width="{}" height="{}" alt="{}">',
            leaf_address(revision.sha256), WIDTH, revision.leaf, gettext("The first page"),
        )  # fmt: skip

    @admin.display(description=_("problems"))
    def found(self, revision: CaseStudyRevision) -> str | SafeString:
        """What keeps the text from being built, by line."""
        problems = problems_of_draft(revision) if revision.pk else []
        if not problems:
            return gettext("None: the PDF can be built.") if revision.source else "–"
        rows = [(gettext("Line %d:") % line, words) for line, words in problems]
        return format_html(
            '<ul class="found">{}</ul>', format_html_join("", "<li><b>{}</b> {}</li>", rows)
        )

    @admin.display(description=_("build"))
    def build(self, _revision: CaseStudyRevision) -> SafeString:
        """Saves the text and makes the PDF of it."""
        return format_html(
            '<button type="submit" class="button" name="_continue" value="{}">{}</button>',
            BUILD,
            gettext("Save and build the PDF"),
        )
