"""A lab's revision ready to be played: read once per process, since revisions cannot change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from labs.mechanics import Mechanics, Setup
from labs.models import LabRevision
from labs.rendered import Debriefing

REVISIONS_KEPT = 256


@dataclass(frozen=True, eq=False)
class LabContent:
    """One revision of a lab with its workings; equal to itself alone.

    Texts are HTML; numbers are still to be filled in where {names} stand.
    """

    lab_id: int
    revision_id: int
    is_draft: bool
    mechanics: Mechanics
    setup: Setup
    key: str
    code: str
    topic: str
    title: str
    intro: str
    situation: str
    first_step: str
    passage: str
    hints: Mapping[str, list[str]]
    debrief: Debriefing
    check_key: str


@lru_cache(maxsize=REVISIONS_KEPT)
def lab_content(revision_id: int, stamp: tuple[int, int]) -> LabContent:
    """The released revision with that id. Raises LabRevision.DoesNotExist for any other.

    `stamp` is part of the key only: what was rendered or prepared again is read again.
    """
    del stamp
    revisions = LabRevision.objects.select_related("lab").exclude(release=None)
    return content_of(revisions.get(pk=revision_id))


def content_of(revision: LabRevision) -> LabContent:
    """A revision as a value; also for drafts, whose result must not be kept."""
    rendered = revision.rendered
    return LabContent(
        lab_id=revision.lab_id,
        revision_id=revision.pk,
        is_draft=revision.is_draft,
        mechanics=revision.lab.workings,
        setup=_setup(revision),
        key=revision.lab.key,
        code=revision.code,
        topic=revision.topic,
        title=revision.title,
        intro=rendered["intro"],
        situation=rendered["situation"],
        first_step=rendered["first_step"],
        passage=revision.passage,
        hints=rendered["hints"],
        debrief=rendered["debrief"],
        check_key=revision.check_key,
    )


def _setup(revision: LabRevision) -> Setup:
    """What the mechanics play by; newer ones than have prepared the revision prepare it now."""
    workings = revision.lab.workings
    if revision.mechanics_version == workings.version:
        return revision.setup
    stored = cast("Mapping[str, int]", revision.parameters)
    parameters = {each.name: stored.get(each.name, each.default) for each in workings.parameters}
    prepared = json.loads(json.dumps(workings.prepare(parameters)))
    return Setup(parameters, prepared)
