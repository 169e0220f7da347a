"""Which course a thing belongs to, by the course's slug: what releases and rights go by.

A model that belongs to a course says in `scope_path` which fields lead from it to that slug.
"""

from __future__ import annotations

from django.db import models


def scope_path(model: type[models.Model]) -> str | None:
    """The lookup from a model to its course's slug; None for one that belongs to no course."""
    path: str | None = getattr(model, "scope_path", None)
    return path


def scope_of(thing: models.Model) -> str:
    """The slug of the course that a thing belongs to, "" for one that belongs to none."""
    path = scope_path(type(thing))
    if path is None:
        return ""
    found: object = thing
    for name in path.split("__"):
        found = getattr(found, name)
    return str(found)
