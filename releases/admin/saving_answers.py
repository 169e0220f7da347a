"""What a page is told after it sent its words: a part of it to fetch, a page to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from releases.admin.saving_attempt import Conflict, Frozen, Outcome, Saved, Unfinished
from releases.admin.saving_posts import writer_of
from releases.admin.saving_refused import STATUS, is_part, refusal
from releases.drafting import presence, saving
from releases.drafting.saving import Writer
from releases.models import Revision

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object


class DraftAnswers(Base):
    """For the admin of any kind of revision: pages and parts of pages about a draft."""

    def opened(self, request: HttpRequest, revision_id: int) -> Revision | HttpResponse:
        """The revision that words are sent for, or the refusal: in place, never a redirect."""
        if not self.admin_site.has_permission(request):
            return refusal(request, "signed_out", 403)
        if request.POST.get("person", str(request.user.pk)) != str(request.user.pk):
            return refusal(request, "stranger", 403)
        revision: Revision | None = self.get_object(request, str(revision_id))
        if revision is None:
            return refusal(request, "gone", 410)
        if not self.has_change_permission(request, revision if revision.is_draft else None):
            return refusal(request, "forbidden", 403)
        return revision

    def answer(self, request: HttpRequest, revision: Revision, outcome: Outcome) -> HttpResponse:
        """What came of an attempt."""
        match outcome:
            case Saved():
                return self._saved(request, revision, outcome)
            case Unfinished():
                return self._unfinished(request, revision, outcome)
            case _:
                return self._side_by_side(request, outcome)

    def unreadable(self, request: HttpRequest) -> HttpResponse:
        """Words without the state they began from: no telling what they would overwrite."""
        return refusal(request, "unreadable", 422)

    def address(self, what: str, *places: int) -> str:
        """One of the pages about a draft."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{what}", args=places)

    def back(self, request: HttpRequest, revision: Revision) -> HttpResponse:
        """To the page that the words came from, where it said so, else to the draft's form."""
        asked = request.POST.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
        return redirect(asked if is_ours else self.address("change", revision.pk))

    def draft_context(self, request: HttpRequest, revision: Revision) -> dict[str, object]:
        """What the form of a draft needs to be saved while it is written."""
        writer = writer_of(request)
        posted = request.POST.get("edit") if request.method == "POST" else None
        unfinished = saving.unfinished_of(revision, writer.by)
        return {
            "edit": revision.edit if posted is None else posted,
            "editor": writer.editor or get_random_string(20),
            "save_url": self.address("save", revision.pk),
            "presence_url": self.address("presence", revision.pk),
            "states_url": self.address("states", revision.pk),
            "unfinished": unfinished,
            "unfinished_url": unfinished and self.address("state", revision.pk, unfinished.pk),
            "people": presence.others(revision, writer),
        }

    def _saved(self, request: HttpRequest, revision: Revision, saved: Saved) -> HttpResponse:
        if not is_part(request):
            words = _("The draft is saved.") if saved.at else _("The draft stands as it was.")
            self.message_user(request, words, messages.SUCCESS)
            return self.back(request, revision)
        writer = writer_of(request)
        presence.appear(revision, writer, seen=saved.edit, wrote=saved.at is not None)
        context = {
            "edit": saved.edit,
            "saved_at": writer.at,
            "people": presence.others(revision, writer),
        }
        return render(request, STATUS, context)

    def _unfinished(
        self, request: HttpRequest, revision: Revision, unfinished: Unfinished
    ) -> HttpResponse:
        context: dict[str, object] = {"edit": unfinished.edit, "errors": unfinished.errors}
        context["saved_at"] = timezone.now()
        if is_part(request):
            return render(request, STATUS, context, status=202)
        words = _("Kept, but not yet in the draft: %(errors)s")
        told = words % {"errors": " ".join(unfinished.errors)}
        self.message_user(request, told, messages.WARNING)
        return self.back(request, revision)

    def _side_by_side(self, request: HttpRequest, outcome: Conflict | Frozen) -> HttpResponse:
        revision = outcome.revision
        is_frozen = isinstance(outcome, Frozen)
        context: dict[str, Any] = {
            "outcome": outcome,
            "draft": revision,
            "save_url": self.address("save", revision.pk),
            "anew_url": self.address("anew", revision.pk),
            "states_url": self.address("states", revision.pk),
            "editor": writer_of(request).editor,
            "next": request.POST.get("next", ""),
            "is_offer": "offer" in request.POST,
            "may_begin": self.has_add_permission(request),
        }
        name, status = ("saving_frozen", 410) if is_frozen else ("conflict", 409)
        if is_part(request):
            return render(request, f"admin/releases/{name}_part.html", context, status=status)
        title = _("In a release meanwhile") if is_frozen else _("Two versions of this draft")
        context |= {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(revision),
            "opts": self.opts,
            "part": f"admin/releases/{name}_part.html",
            "change_url": self.address("change", revision.pk),
        }
        return TemplateResponse(request, "admin/releases/conflict.html", context, status=status)


def presence_part(
    request: HttpRequest, revision: Revision, writer: Writer, seen: int
) -> HttpResponse:
    """Who else is here; whether somebody has saved since the page was filled."""
    people = presence.others(revision, writer)
    context = {"edit": seen, "people": people, "since": saving.saved_since(revision, seen=seen)}
    return render(request, STATUS, context)
