"""Who may look at toggles, and whose they meet: their courses', or the site's too."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from releases.authors import Person, for_author, own_scopes
from releases.models.toggles import Toggle
from releases.toggles.changing import of_declaration
from releases.toggles.declared import DECLARED

SITE = ""
"""The scope of what belongs to no course."""


def for_toggle_staff[**P](
    permission: str, view: Callable[Concatenate[HttpRequest, P], HttpResponse]
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A view for staff who may do that with toggles; it refuses everybody else (403)."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = request.user
        if not (person.is_staff and person.has_perm(f"releases.{permission}_toggle")):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def sees_the_site(person: Person) -> bool:
    """Whether the site's own toggles are theirs: they write every course."""
    return own_scopes(person) is None


def own_toggles(person: Person) -> QuerySet[Toggle]:
    """The stored toggles that are theirs, by name."""
    rows = for_author(Toggle.objects.all(), person).select_related("owner")
    return rows.prefetch_related("cohorts").order_by("name")


def scopes_of(person: Person) -> list[str]:
    """The courses whose toggles they may make; with the site's first, where it is theirs."""
    own = own_scopes(person)
    return [SITE] if own is None else sorted(own)


def toggles_for(person: Person) -> list[Toggle]:
    """Every toggle that is theirs, stored or only declared, by name."""
    found = {toggle.name: toggle for toggle in own_toggles(person)}
    if sees_the_site(person):
        declared = {name: of_declaration(each, owner=None) for name, each in DECLARED.items()}
        found = declared | found
    return [found[name] for name in sorted(found)]


def own_toggle(person: Person, name: str) -> Toggle:
    """One of them. Raises Http404 for any other: it is as if it were not there."""
    stored = own_toggles(person).filter(name=name).first()
    if stored is not None:
        return stored
    if name in DECLARED and sees_the_site(person) and not Toggle.objects.filter(name=name).exists():
        return of_declaration(DECLARED[name], owner=None)
    raise Http404
