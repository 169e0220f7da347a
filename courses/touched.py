"""The sections a release touches: where it ships a text, a question, a file or a lab.

Metrics of learners are measured there and nowhere else. In the rest of the course both arms read
the same: to count it would only bury what the release did under what it did not.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from releases.models import Release, Revision
from releases.promotion import revision_models

_TO_COURSE = "__module__course__slug"


def sections_touched(release: Release) -> list[int]:
    """Ids of the sections that one of the release's revisions belongs to: one statement."""
    first, *others = _by_kind(release)
    return sorted(section for (section,) in first.union(*others).order_by())


def _by_kind(release: Release) -> Iterator[QuerySet[Revision, tuple[int]]]:
    for model in revision_models():
        to_section = model.scope_path.removesuffix(_TO_COURSE)
        shipped = model._default_manager.filter(release=release).order_by()
        yield shipped.values_list(f"{to_section}_id")
