"""Searching for authors: over the newest draft and the newest released revision of each item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.search.finding import Found, Scope, find
from courses.search.highlighting import excerpt, marked
from courses.search.kinds import AnyKind, kind_of, kinds
from courses.search.words import LONGEST_QUESTION, Words, asked
from releases.admin.revision_list import state_of
from releases.authors import Person, for_author
from releases.models import Revision


@dataclass(frozen=True, slots=True)
class AuthorsHit:
    """A passage of a revision, and the way to where the revision is written or read."""

    url: str
    title: str
    kind: str
    state: str
    heading: SafeString
    text: SafeString


@dataclass(frozen=True, slots=True)
class Group:
    """The hits in drafts, or those in what is released."""

    title: str
    hits: list[AuthorsHit]


@require_safe
def author_search(request: HttpRequest) -> HttpResponse:
    """What the words of `q` find in what this author may view. Raises PermissionDenied for
    someone who may view nothing of it."""
    allowed = [kind for kind in kinds() if may_view(request, kind)]
    if not allowed:
        raise PermissionDenied
    question = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    words = asked(question)
    context = {
        **admin.site.each_context(request),
        "title": _("Search"),
        "question": question,
        "longest": LONGEST_QUESTION,
        "groups": groups(allowed, words, request.user) if words else [],
    }
    return render(request, "admin/courses/search.html", context)


def may_view(request: HttpRequest, kind: AnyKind) -> bool:
    """Whether the person may look at this kind of revision in the admin."""
    meta = kind.model._meta
    return request.user.has_perm(f"{meta.app_label}.view_{meta.model_name}")


def groups(allowed: Sequence[AnyKind], words: Words, author: Person) -> list[Group]:
    """What the words find: drafts, then what is in a release. As many queries for any number."""
    drafts: list[Scope] = []
    released: list[Scope] = []
    for kind in allowed:
        newest = _newest(kind, author)
        drafts.append(Scope(kind.kind, newest[True]))
        released.append(Scope(kind.kind, newest[False]))
    found = [find(words, drafts), find(words, released)]
    revisions = _revisions([*found[0], *found[1]])
    titles = (_("Drafts"), _("In a release"))
    return [
        Group(title, [_hit(passage, revisions, words) for passage in passages])
        for title, passages in zip(titles, found, strict=True)
        if passages
    ]


def _newest(kind: AnyKind, author: Person) -> dict[bool, list[int]]:
    """The newest draft (under True) and the newest released revision of each own item."""
    identity = f"{kind.model.identity}_id"
    rows = for_author(kind.model._default_manager.order_by(identity, "number"), author)
    newest = {
        (item, release is None): revision
        for item, revision, release in rows.values_list(identity, "id", "release_id")
    }
    return {
        side: [revision for (_item, is_draft), revision in newest.items() if is_draft is side]
        for side in (True, False)
    }


type Revisions = dict[str, dict[int, Revision]]


def _revisions(found: Sequence[Found]) -> Revisions:
    """The revisions that were found, with what their rows say: one query for each kind."""
    ids: dict[str, set[int]] = {}
    for passage in found:
        ids.setdefault(passage.kind, set()).add(passage.revision_id)
    return {
        name: kind_of(name)
        .model._default_manager.select_related("release", kind_of(name).model.identity)
        .in_bulk(wanted)
        for name, wanted in ids.items()
    }


def _hit(found: Found, revisions: Revisions, words: Words) -> AuthorsHit:
    revision = revisions[found.kind][found.revision_id]
    meta = revision._meta
    return AuthorsHit(
        url=reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[revision.pk]),
        title=str(revision),
        kind=kind_of(found.kind).label(),
        state=state_of(revision),
        heading=marked(found.heading, words),
        text=excerpt(found.text, words),
    )
