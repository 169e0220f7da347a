"""Whose first tries have changed since they were counted. Reading only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import connection

from courses.models import Course
from quizzes.statistics.statements import ids

OVERLAP = 200
"""Responses looked at once more: on PostgreSQL one may be stored after others with higher ids."""

type Touched = dict[int, set[int]]
"""People by section."""

_COURSE = """
JOIN courses_section AS section ON section.id = question.section_id
JOIN courses_module AS module ON module.id = section.module_id"""
_NEW = f"""
SELECT DISTINCT question.section_id, COALESCE(learner.merged_into_id, learner.id)
FROM quizzes_response AS response
JOIN quizzes_questionrevision AS revision ON revision.id = response.revision_id
JOIN quizzes_question AS question ON question.id = revision.question_id {_COURSE}
JOIN accounts_learner AS learner ON learner.id = response.learner_id
LEFT JOIN quizzes_firsttry AS counted ON counted.question_id = question.id
    AND counted.person_id = COALESCE(learner.merged_into_id, learner.id)
WHERE response.id > %s AND response.try_number = 1 AND NOT response.is_practice
    AND module.course_id = %s
    AND (counted.response_id IS NULL OR counted.response_id > response.id)
LIMIT %s"""
_MERGED = f"""
SELECT DISTINCT question.section_id, learner.merged_into_id
FROM quizzes_firsttry AS counted
JOIN accounts_learner AS learner ON learner.id = counted.person_id
JOIN quizzes_question AS question ON question.id = counted.question_id {_COURSE}
WHERE counted.person_id IN (SELECT id FROM accounts_learner WHERE merged_into_id IS NOT NULL)
    AND module.course_id = %s"""
_OTHERWISE = """
SELECT question.section_id, counted.person_id
FROM quizzes_firsttry AS counted
JOIN quizzes_question AS question ON question.id = counted.question_id
JOIN quizzes_response AS response ON response.id = counted.response_id
LEFT JOIN quizzes_standing AS standing ON standing.response_id = response.id
WHERE counted.question_id IN ({questions})
    AND COALESCE(standing.verdict, response.verdict) <> counted.verdict"""


def touched_since(course: Course, newest: int, *, most: int) -> Touched:
    """People with first tries that are not counted, or counted as a guest's who is known now.

    `newest` is the newest response that was there at the last count; `most` bounds the new ones.
    """
    found: Touched = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_NEW, [newest - OVERLAP, course.pk, most])
        _note(found, cursor.fetchall())
        cursor.execute(_MERGED, [course.pk])
        _note(found, cursor.fetchall())
    return found


def touched_at(questions: Collection[int]) -> Touched:
    """People whose first tries at these questions count otherwise than they were counted."""
    found: Touched = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_OTHERWISE.format(questions=ids(questions)))
        _note(found, cursor.fetchall())
    return found


def _note(found: Touched, rows: Iterable[tuple[int, int]]) -> None:
    for section, person in rows:
        found[section].add(person)
