"""Rendering labs again, and preparing them again where their mechanics have changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.db import transaction

from courses.rerendering import register_rerendering
from labs.mechanics import mechanics_keys
from labs.models import LabRevision

MADE = ("rendered", "renderer_version", "prepared", "mechanics_version")
"""What is worked out from what an author wrote."""


class LabTexts:
    """The words of labs, and what is prepared from their numbers."""

    def total(self) -> int:
        """How many revisions there are."""
        return LabRevision.objects.count()

    def run(self, *, write: bool) -> Iterator[int | None]:
        """Render and prepare each revision."""
        for pk in list(LabRevision.objects.order_by("id").values_list("id", flat=True)):
            yield _made_again(pk, write=write)


@transaction.atomic
def _made_again(pk: int, *, write: bool) -> int | None:
    """The course's id where something changes. The row is held: no author comes between."""
    rows = LabRevision.objects.filter(pk=pk)
    held = rows.select_related("lab__section__module").select_for_update(of=("self",))
    revision = held.first()
    if revision is None:  # a draft that was deleted meanwhile
        return None
    before = _made(revision)
    revision.render()
    # Where the mechanics are gone, what they prepared is all there is.
    if revision.lab.mechanics in mechanics_keys():
        revision.prepare()
    if _made(revision) == before:
        return None
    if write:
        rows.update(**{name: getattr(revision, name) for name in MADE})
    return revision.lab.section.module.course_id


def _made(revision: LabRevision) -> str:
    """All of it as one text, to be compared."""
    return json.dumps([getattr(revision, name) for name in MADE], sort_keys=True)


register_rerendering(LabTexts())
