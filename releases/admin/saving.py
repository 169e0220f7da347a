"""Saving a draft from its page or while it is written: nothing is lost, nobody is overwritten."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import ActionLocation
from django.contrib.admin.utils import unquote
from django.contrib.auth.decorators import login_not_required
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from releases.admin.conflicts import resolved
from releases.admin.saving_answers import DraftAnswers, presence_part
from releases.admin.saving_attempt import Attempt, reread
from releases.admin.saving_forms import DraftForm, fresh_rows, stored_form
from releases.admin.saving_posts import seen_in, writer_of
from releases.admin.saving_refused import keeping_words
from releases.drafting import presence, saving
from releases.drafting.saving import StaleDraftError
from releases.models import FrozenRevisionError, Revision

ACTION = f"{ActionLocation.CHANGE_FORM.value}-action"
"""The field by which the form of a draft runs an action; then the admin takes no words in."""


class DraftSaving(DraftAnswers):
    """For the admin of any kind of revision.

    The form carries `edit`, the count of saves it was filled at, and `editor`, a name for the open
    page. Every save names both; one that does not know of somebody else's is answered with both
    texts, and its words are kept.
    """

    def get_urls(self) -> list[URLPattern]:
        """Where a page sends its words, and where it says that it is open."""
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        one = "<int:revision_id>/"
        # Not sent to the sign-in like other pages: whoever writes has to be told in place.
        save, here = (
            login_not_required(never_cache(view)) for view in (self.save_view, self.presence_view)
        )
        return [
            path(f"{one}save/", save, name=f"{name}_save"),
            path(f"{one}presence/", here, name=f"{name}_presence"),
            *(_keeping_words(each, f"{name}_change") for each in super().get_urls()),
        ]

    @method_decorator(require_POST)
    def save_view(self, request: HttpRequest, revision_id: int) -> HttpResponse:
        """Take the words in and answer with a part of the page, or lead back to it."""
        revision = self.opened(request, revision_id)
        if not isinstance(revision, Revision):
            return revision
        seen = seen_in(request, revision)
        if seen is None:
            return self.unreadable(request)
        attempt = Attempt(self, request, revision, request.POST, seen, writer_of(request))
        if "merging" in request.POST:
            return self.answer(request, revision, resolved(attempt))
        if "offer" in request.POST and revision.is_draft:
            return self.answer(request, revision, attempt.offer())
        return self.answer(request, revision, attempt.save())

    @method_decorator(require_POST)
    def presence_view(self, request: HttpRequest, revision_id: int) -> HttpResponse:
        """Note that a page is open, or was closed, and tell who else has one."""
        revision = self.opened(request, revision_id)
        if not isinstance(revision, Revision):
            return revision
        writer, seen = writer_of(request), seen_in(request, revision)
        if seen is None:
            return self.unreadable(request)
        if "leaving" in request.POST:
            presence.leave(revision, writer)
        else:
            self.keep_base(request, revision)
            presence.appear(revision, writer, seen=seen)
        return presence_part(request, revision, writer, seen)

    def keep_base(self, request: HttpRequest, revision: Revision) -> None:
        """Keep what a page begins from, unless a save has done so."""
        if revision.is_draft and not saving.is_kept(revision):
            words = stored_form(self, request, revision).words()
            saving.keep_found(revision, words, at=timezone.now())

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; saving it goes the same way as saving while it is written."""
        revision = self._saved_revision(request, object_id)
        if revision is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        seen = seen_in(request, revision)
        known = revision.edit if seen is None else seen
        attempt = Attempt(self, request, revision, request.POST, known, writer_of(request))
        hindrance = attempt.stale() if revision.is_draft else attempt.frozen()
        if hindrance:
            return self.answer(request, revision, hindrance)
        data = fresh_rows(self, request, revision, request.POST)
        data["edit"] = str(revision.edit)
        request.POST = data  # type: ignore[assignment]
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (StaleDraftError, FrozenRevisionError):
            return self.answer(request, revision, attempt.again().save())

    def save_model(
        self, request: HttpRequest, obj: Revision, form: ModelForm, change: bool
    ) -> None:
        """Store the draft, provided that it still is what the form was compared with."""
        if change:
            seen = seen_in(request, obj)
            saving.claim(obj, seen=obj.edit if seen is None else seen)
            self.keep_base(request, reread(obj))
        super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm,
        formsets: Any,  # noqa: ANN401  (Django's signature)
        change: bool,
    ) -> None:
        """Store the rows, then keep what was saved."""
        super().save_related(request, form, formsets, change)
        words = DraftForm(form, formsets).words()
        saving.keep_saved(form.instance, words, writer_of(request))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        *args: Any,  # noqa: ANN401  (Django's signature)
        **kwargs: Any,  # noqa: ANN401  (as above)
    ) -> HttpResponse:
        """With the count of saves it was filled at, and a name for the page."""
        revision = context.get("original")
        if isinstance(revision, Revision) and self.has_change_permission(request, revision):
            context["draft"] = self.draft_context(request, revision)
        return super().render_change_form(request, context, *args, **kwargs)

    def _saved_revision(self, request: HttpRequest, object_id: str | None) -> Revision | None:
        """The revision that a form is sent for, or None where the admin's own way is right.

        A form without `edit` for a released revision was never shown: the admin refuses it.
        """
        posted = request.POST.keys()
        is_save = request.method == "POST" and object_id is not None
        is_action = ACTION in posted and posted.isdisjoint(("_save", "_continue", "_addanother"))
        if not is_save or is_action or "_saveasnew" in posted:
            return None
        revision = self.get_object(request, unquote(str(object_id)))
        if revision is None or not self.has_change_permission(request):
            return None
        return revision if revision.is_draft or "edit" in request.POST else None


def _keeping_words(pattern: URLPattern, name: str) -> URLPattern:
    """The page of the form gives words back to whoever was signed out meanwhile."""
    if pattern.name == name:
        pattern.callback = keeping_words(pattern.callback)
    return pattern
