"""Whose courses are whose: the one place that decides what an author may see and change.

The app that knows courses registers who writes which (`register_own_scopes`). Every list, form,
search and address that leads to content by id goes through `for_author` or `is_own`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from accounts.models import User
from releases.scopes import scope_path

type Person = User | AnonymousUser
type OwnScopes = Callable[[Person], QuerySet[Any, str] | None]
"""From a person to the slugs of the courses they write, unread; None for every course."""

_own_scopes: list[OwnScopes] = []


class NobodyKnowsWhoseError(Exception):
    """No app has said who writes which course."""


def register_own_scopes(own_scopes: OwnScopes) -> OwnScopes:
    """Have `own_scopes` say who writes which courses."""
    _own_scopes[:] = [own_scopes]
    return own_scopes


def own_scopes(person: Person) -> QuerySet[Any, str] | None:
    """The slugs of the courses that the person writes; None for every course.

    Raises NobodyKnowsWhoseError before an app has registered.
    """
    if not _own_scopes:
        raise NobodyKnowsWhoseError
    return _own_scopes[0](person)


def for_author[M: Model, R](rows: QuerySet[M, R], person: Person) -> QuerySet[M, R]:
    """Those of the rows that belong to the person's courses; of a kind that belongs to no course,
    all. Part of the query: it costs none of its own."""
    path = scope_path(rows.model)
    scopes = own_scopes(person) if path is not None else None
    return rows if scopes is None else rows.filter(**{f"{path}__in": scopes})


def is_own(person: Person, thing: Model) -> bool:
    """Whether a stored thing belongs to one of the person's courses, or to none at all.

    One query for those who do not write every course.
    """
    path = scope_path(type(thing))
    if path is None or own_scopes(person) is None:
        return True
    return for_author(type(thing)._default_manager.filter(pk=thing.pk), person).exists()
