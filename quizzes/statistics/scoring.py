"""Which questions make up the score of a check: what everyone is asked today."""

from __future__ import annotations

from typing import cast

from courses.models import Course
from courses.reading.everyone import as_everyone_sees
from quizzes.items import KIND, Check
from quizzes.models import Question
from quizzes.statistics.statements import Scored


def scored_questions(course: Course) -> Scored:
    """By section, every section with questions listed, the ids of those that earn points.

    As the text shows them whose release reaches everyone; in a course of which nothing does yet,
    as those with the newest live releases see it. What is on trial or void earns nothing.
    """
    rows = Question.objects.filter(section__module__course=course).order_by("id")
    ids = {(section, key): pk for pk, section, key in rows.values_list("id", "section", "key")}
    found: dict[int, tuple[int, ...]] = {section: () for section, _key in ids}
    for section in as_everyone_sees(course).sections:
        if section.id in found:
            placed = [each.item for each in section.placed if each.embed.kind == KIND]
            keys = {item.key for item in placed if _earns_points(cast("Check", item))}
            found[section.id] = tuple(sorted(ids[section.id, key] for key in keys))
    return found


def _earns_points(check: Check) -> bool:
    return check.points_possible > 0 and not check.is_void
