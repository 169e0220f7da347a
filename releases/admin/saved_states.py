"""What a draft said before: a list of its saved states, each to look at and to restore."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from releases.admin.saving_answers import DraftAnswers
from releases.admin.saving_attempt import Attempt
from releases.admin.saving_forms import as_posted, stored_form
from releases.admin.saving_posts import writer_of
from releases.drafting import saving
from releases.drafting.merging import together
from releases.drafting.words import Words
from releases.models import Revision, SavedState

if TYPE_CHECKING:
    from accounts.models import User

MOST_LISTED = 500


class SavedStatePages(DraftAnswers):
    """For the admin of any kind of revision. States are seen by whoever may see the revision."""

    if TYPE_CHECKING:

        def begin(self, revision: Revision, by: User) -> tuple[Revision, bool]:
            """The item's draft, begun as a copy where there is none."""

    def get_urls(self) -> list[URLPattern]:
        """The list, one state, putting it back, and a new revision with its words."""
        wrap = self.admin_site.admin_view
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        one = "<int:revision_id>/"
        state = f"{one}states/<int:state_id>/"
        return [
            path(f"{one}states/", wrap(self.states_view), name=f"{name}_states"),
            path(state, wrap(self.state_view), name=f"{name}_state"),
            path(f"{state}restore/", wrap(self.restore_state_view), name=f"{name}_state_restore"),
            path(f"{one}anew/", wrap(self.anew_view), name=f"{name}_anew"),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def states_view(self, request: HttpRequest, revision_id: int) -> HttpResponse:
        """The states, newest first."""
        revision = self._seen(request, revision_id)
        states = (
            saving.states_of(revision).defer("words").select_related("by").order_by("-at", "-id")
        )
        context = self._page(request, revision, _("Saved states"))
        context["states"] = [
            (state, self.address("state", revision.pk, state.pk)) for state in states[:MOST_LISTED]
        ]
        return TemplateResponse(request, "admin/releases/saved_states.html", context)

    @method_decorator(require_safe)
    def state_view(self, request: HttpRequest, revision_id: int, state_id: int) -> HttpResponse:
        """What differs between a state and what the revision says now."""
        revision = self._seen(request, revision_id)
        state = self._state(revision, str(state_id))
        stored = stored_form(self, request, revision)
        now = stored.words()
        found = together(
            now, Words.from_json(state.words), now,
            labels=stored.labels(), long_fields=stored.long_fields(),
        )  # fmt: skip
        context = self._page(request, revision, _("A saved state"))
        context |= {
            "state": state,
            "differences": found.differences,
            "may_restore": self.has_change_permission(request, revision),
            "may_begin": self.has_add_permission(request) and not revision.is_draft,
            "restore_url": self.address("state_restore", revision.pk, state.pk),
            "anew_url": self.address("anew", revision.pk),
        }
        return TemplateResponse(request, "admin/releases/saved_state.html", context)

    @method_decorator(require_POST)
    def restore_state_view(
        self, request: HttpRequest, revision_id: int, state_id: int
    ) -> HttpResponse:
        """Put a state back into the draft; what stood there is a saved state itself."""
        revision = self._seen(request, revision_id)
        if not self.has_change_permission(request, revision):
            raise PermissionDenied
        return self.put_in(request, revision, self._state(revision, str(state_id)))

    @method_decorator(require_POST)
    def anew_view(self, request: HttpRequest, revision_id: int) -> HttpResponse:
        """Begin a new revision with kept words of one that a release has."""
        revision = self._seen(request, revision_id)
        if not self.has_add_permission(request):
            raise PermissionDenied
        state = self._state(revision, request.POST.get("state", ""))
        draft, begun = self.begin(revision, cast("User", request.user))
        if begun:
            return self.put_in(request, draft, state)
        attempt = Attempt(
            self, request, draft, as_posted(Words.from_json(state.words)), 0, writer_of(request)
        )
        base = stored_form(self, request, revision).words()
        return self.answer(request, draft, attempt.conflict(base=base))

    def put_in(self, request: HttpRequest, draft: Revision, state: SavedState) -> HttpResponse:
        """Save a state's words into the draft as it is now."""
        data = as_posted(Words.from_json(state.words))
        attempt = Attempt(self, request, draft, data, draft.edit, writer_of(request))
        return self.answer(request, draft, attempt.save(why=SavedState.Why.RESTORED))

    def _seen(self, request: HttpRequest, revision_id: int) -> Revision:
        revision: Revision | None = self.get_object(request, str(revision_id))
        if revision is None:
            raise Http404
        if not self.has_view_or_change_permission(request, revision):
            raise PermissionDenied
        return revision

    def _state(self, revision: Revision, asked: str) -> SavedState:
        if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
            raise Http404
        state = saving.states_of(revision).select_related("by").filter(pk=int(asked)).first()
        if state is None:
            raise Http404
        return state

    def _page(self, request: HttpRequest, revision: Revision, title: str) -> dict[str, object]:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(revision),
            "opts": self.opts,
            "draft": revision,
            "change_url": self.address("change", revision.pk),
            "states_url": self.address("states", revision.pk),
        }
