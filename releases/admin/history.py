"""The revisions of one item on a page: read, compared, and written on from any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from releases.admin.compare import chosen_pair, comparison_of
from releases.admin.history_rows import history_rows, noted
from releases.comparing import Reading
from releases.models import Revision

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

LARGEST_ID = 9_223_372_036_854_775_807
"""The largest key that a row can have."""


class HistoryPages(Base):
    """For the admin of any kind of revision; addresses name the item, whatever revisions it has."""

    change_form_template = "admin/releases/history_link.html"
    reading_prefetch: tuple[str, ...] = ()
    """What `reading` needs beside the revision and its item."""

    if TYPE_CHECKING:

        def reading(self, revision: Any) -> Reading:  # noqa: ANN401  (each kind has its own)
            """What the revision says; every kind tells it in its own words."""

        def begin(self, revision: Revision, by: User) -> tuple[Revision, bool]:
            """The item's draft, begun as a copy where there is none."""

    def get_urls(self) -> list[URLPattern]:
        """Beside the usual ones."""
        wrap = self.admin_site.admin_view
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        of = "of/<int:item_id>/"
        return [
            path(of, wrap(self.history_of_view), name=f"{name}_of"),
            path(f"{of}compare/", wrap(self.compare_view), name=f"{name}_compare"),
            path(f"{of}<int:number>/restore/", wrap(self.restore_view), name=f"{name}_restore"),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def history_of_view(self, request: HttpRequest, item_id: int) -> HttpResponse:
        """Every revision of the item, newest first."""
        revisions = list(self._revisions(request, item_id))
        if not revisions:
            raise Http404
        context = self._context(request, revisions[0], _("Revisions"))
        context |= {
            "rows": history_rows(revisions),
            "may_restore": self.has_add_permission(request),
            "draft": next((each for each in revisions if each.is_draft), None),
            "compare_url": self._address("compare", item_id),
        }
        return TemplateResponse(request, "admin/releases/history.html", context)

    @method_decorator(require_safe)
    def compare_view(self, request: HttpRequest, item_id: int) -> HttpResponse:
        """Two revisions side by side; an address that names no two of them is told so."""
        revisions = self._revisions(request, item_id)
        first = revisions.first()
        if first is None:
            raise Http404
        pair = chosen_pair(revisions.prefetch_related(*self.reading_prefetch), request.GET)
        context = self._context(request, first, _("Compare two revisions"))
        if pair.is_complete:
            old, new = pair.revisions
            context |= {
                "sides": [noted(old), noted(new)],
                "found": comparison_of(self.reading(old), self.reading(new)),
            }
        context |= {"problem": pair.problem, "history_url": self._address("of", item_id)}
        return TemplateResponse(request, "admin/releases/compare.html", context)

    @method_decorator(require_POST)
    def restore_view(self, request: HttpRequest, item_id: int, number: int) -> HttpResponse:
        """Begin a draft as a copy of that revision, and go on to its form."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        revision = self._revisions(request, item_id).filter(number=number).first()
        if revision is None:
            words = _("There is no revision %(number)s of it.")
            self.message_user(request, words % {"number": number}, messages.ERROR)
            return redirect(self._address("of", item_id))
        return self.write_on(request, revision)

    def write_on(self, request: HttpRequest, revision: Revision) -> HttpResponse:
        """To the item's draft, begun as a copy of this revision where there is none."""
        draft, begun = self.begin(revision, cast("User", request.user))
        if begun:
            self.log_addition(request, draft, _("Begun as a copy of “%s”.") % revision)
            self.message_user(request, _("This draft is a copy of “%s”.") % revision)
        else:
            words = _("There is a draft already: write on here, or delete it and begin again.")
            self.message_user(request, words, messages.INFO)
        return redirect(self._address("change", draft.pk))

    @admin.display(description=gettext_lazy("all revisions"))
    def all_revisions(self, revision: Revision) -> SafeString:
        """A link to the history of its item."""
        url = self._address("of", getattr(revision, f"{revision.identity}_id"))
        return format_html('<a href="{}">{}</a>', url, _("History"))

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """With the way to the history at the end of each row."""
        return [*super().get_list_display(request), "all_revisions"]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        *args: Any,  # noqa: ANN401  (Django's signature)
        **kwargs: Any,  # noqa: ANN401  (as above)
    ) -> HttpResponse:
        """With the way to the history over the form."""
        revision = context.get("original")
        if revision is not None:
            item_id = getattr(revision, f"{revision.identity}_id")
            context["revisions_url"] = self._address("of", item_id)
        return super().render_change_form(request, context, *args, **kwargs)

    def _revisions(self, request: HttpRequest, item_id: int) -> models.QuerySet[Revision]:
        """The item's revisions, for whoever may see this kind; others are refused.

        Raises Http404 for a number that no item can have, which no database would take.
        """
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if item_id > LARGEST_ID:
            raise Http404
        identity = self.model.identity
        revisions: models.QuerySet[Revision] = self.get_queryset(request)
        related = cast("Sequence[str]", self.list_select_related)
        return revisions.filter(**{identity: item_id}).select_related(*related).order_by("-number")

    def _context(self, request: HttpRequest, revision: Revision, title: str) -> dict[str, Any]:
        item = getattr(revision, revision.identity)
        url = f"admin:{item._meta.app_label}_{item._meta.model_name}_change"
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(item),
            "opts": self.opts,
            "item": item,
            "item_opts": item._meta,
            "item_url": reverse(url, args=[item.pk]),
        }

    def _address(self, what: str, pk: int) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{what}", args=[pk])
