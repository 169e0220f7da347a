"""When a section was first complete: for one learner, or with the guests they were at times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from accounts.models import Learner
from courses.histories import History
from courses.models import Section
from courses.reading.choosing import as_met_by
from courses.reading.compiled import CompiledSection
from courses.reading.compiling import compiled_course
from releases.models import Release


def section_as_seen(learner: Learner, section: Section) -> CompiledSection | None:
    """The section as the learner sees it now, or None where it is not released to them."""
    course = section.module.course
    releases = tuple(sorted(Release.objects.reaching(learner, scope=course.slug)))
    compiled = compiled_course(course.pk, course.structure, releases)
    return as_met_by(compiled, learner).section_by_id(section.pk)


def first_completed(section: CompiledSection, members: Mapping[int, History]) -> datetime | None:
    """When the first of them had done everything; else when all of them together had."""
    alone = [history.completed_at(section) for history in members.values()]
    ends = [end for end in alone if end is not None]
    together = [fact for history in members.values() for fact in history.facts]
    together.sort(key=lambda fact: fact.at)
    return min(ends) if ends else History(together).completed_at(section)
