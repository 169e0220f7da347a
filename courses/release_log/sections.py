"""Which sections releases change: by their text, or by anything that stands in it."""

from __future__ import annotations

from collections.abc import Collection

from releases.shipping import revision_models

_TO_THE_COURSE = "__module__course__slug"


def sections_changed(releases: Collection[int]) -> dict[int, set[int]]:
    """By release, the ids of the sections it ships something for: one query per kind."""
    found: dict[int, set[int]] = {}
    for model in revision_models():
        section = model.scope_path.removesuffix(_TO_THE_COURSE)
        rows = model._default_manager.filter(release__in=releases).order_by()
        for release, place in rows.values_list("release", section).distinct():
            found.setdefault(release, set()).add(place)
    return found
