"""The figures of a course's questions and checks, for pages, commands and files alike.

All of it is as fresh as the last `quizzes.statistics.refreshing.refresh`. What is read for everyone
comes from the counts that it keeps; for some learners, or some days, the first tries that it
keeps are counted on the spot, by the same statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from accounts.scopes import LearnerScope
from courses.exports.filters import Filters
from courses.models import Course, Section
from quizzes.models import CountedCheck, Question, QuestionRevision
from quizzes.statistics.asking import as_one, asked_items
from quizzes.statistics.deriving import check_statistics as of_check
from quizzes.statistics.deriving import item_statistics as of_item
from quizzes.statistics.deriving import with_slow_ones
from quizzes.statistics.figures import AskedItem, CheckStatistics, ItemStatistics
from quizzes.statistics.kept import Tallies, kept_tallies, tallies_of
from quizzes.statistics.scoring import scored_questions
from quizzes.statistics.statements import Scored
from quizzes.statistics.tallies import Tally, together

NOTHING = Tally()


def item_statistics(
    course: Course, *, scope: LearnerScope, filters: Filters | None = None
) -> list[ItemStatistics]:
    """Of each question in its place: all its revisions together, then each by its number.

    Of `filters` those about people, days and releases narrow what is counted; `scope` always does.
    """
    scored = scored_questions(course)
    return _items(scored, _tallies(scored, scope, filters))


def question_statistics(
    question: Question, *, scope: LearnerScope, filters: Filters | None = None
) -> list[ItemStatistics]:
    """As `item_statistics`, of one question; empty before it was ever in a release."""
    found = scored_questions(question.section.module.course)
    own = {question.section_id: found[question.section_id]}
    items = _items(own, _tallies(own, scope, filters))
    return [each for each in items if each.item.question_id == question.pk]


def check_statistics(
    section: Section, *, scope: LearnerScope, filters: Filters | None = None
) -> CheckStatistics:
    """The figures of one section's check. Of `filters` only those about people narrow them."""
    found = scored_questions(section.module.course)
    own = {section.pk: found.get(section.pk, ())}
    return _checks(own, _tallies(own, scope, _people_only(filters)))[0]


def checks_statistics(
    course: Course, *, scope: LearnerScope, filters: Filters | None = None
) -> list[CheckStatistics]:
    """The figures of every check of the course that has a score; narrowed as for one."""
    scored = {key: each for key, each in scored_questions(course).items() if each}
    return _checks(scored, _tallies(scored, scope, _people_only(filters)))


def _tallies(scored: Scored, scope: LearnerScope, filters: Filters | None) -> Tallies:
    wanted = replace(filters, scope=scope) if filters else Filters(scope=scope)
    return tallies_of(wanted, scored) if _narrows(scope, wanted) else kept_tallies(scored)


def _narrows(scope: LearnerScope, filters: Filters | None) -> bool:
    """Whether kept counts, which are of everybody and always, say something else."""
    wanted = replace(filters, scope=scope) if filters else Filters(scope=scope)
    days = (wanted.first_day, wanted.last_day, wanted.release)
    return bool(wanted.people()) or any(each is not None for each in days)


def _people_only(filters: Filters | None) -> Filters | None:
    """Half a check, tried in some days only, has no score to speak of."""
    return filters and replace(filters, first_day=None, last_day=None, release=None)


def _items(scored: Scored, tallies: Tallies) -> list[ItemStatistics]:
    asked = asked_items(scored, scored)
    found: list[ItemStatistics] = []
    for _section, of_section in groupby(asked, key=lambda item: item.section_id):
        found += _in_one_check(list(of_section), tallies)
    return found


def _in_one_check(asked: Sequence[AskedItem], tallies: Tallies) -> list[ItemStatistics]:
    found: list[ItemStatistics] = []
    for _question, revisions in groupby(asked, key=lambda item: item.question_id):
        items = list(revisions)
        own = [tallies.get(item.revision_id or 0, NOTHING) for item in items]
        each = list(map(of_item, items, own))
        if len(each) == 1:
            alone = replace(each[0].item, revision_id=None, number=None)
            found.append(replace(each[0], item=alone))
        else:
            found.append(of_item(as_one(items), together(own)))
        found += each
    return with_slow_ones(found)


def _checks(scored: Scored, tallies: Tallies) -> list[CheckStatistics]:
    revisions = QuestionRevision.objects.filter(question__section__in=scored)
    by_question: dict[int, list[Tally]] = defaultdict(list)
    for pk, question in revisions.values_list("id", "question_id"):
        by_question[question].append(tallies.get(pk, NOTHING))
    return [
        of_check(section, [together(by_question[question]) for question in questions])
        for section, questions in scored.items()
    ]


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """One section: its questions as `item_statistics` lists them, and its check."""

    section_id: int
    items: tuple[ItemStatistics, ...]
    check: CheckStatistics


def section_figures(
    course: Course,
    *,
    scope: LearnerScope,
    filters: Filters | None = None,
    sections: Collection[int] | None = None,
) -> list[SectionFigures]:
    """The same figures by section, of some sections or all of them, in their places.

    What comes from kept counts is derived once for each count, and then at hand in this process.
    """
    scored = scored_questions(course)
    if sections is not None:
        scored = {section: scored[section] for section in sections if section in scored}
    asked = groupby(asked_items(scored, scored), key=lambda item: item.section_id)
    places = {section: tuple(items) for section, items in asked}
    if not _narrows(scope, filters):
        return [
            figures_of_count(section, version, places[section], tuple(scored[section]))
            for section, version in _versions(places).items()
        ]
    found = _tallies(scored, scope, filters)
    by_people = _people_only(filters)
    people = found if by_people == filters else _tallies(scored, scope, by_people)
    checks = {each.section_id: each for each in _checks(scored, people)}
    return [
        SectionFigures(section, tuple(_in_one_check(items, found)), checks[section])
        for section, items in places.items()
    ]


def _versions(sections: Collection[int]) -> dict[int, int]:
    """How often each section was counted, in the same order."""
    rows = CountedCheck.objects.filter(section__in=sections).values_list("section_id", "version")
    known = dict(rows)
    return {section: known.get(section, 0) for section in sections}


@lru_cache(maxsize=200)
def figures_of_count(
    section: int, _version: int, asked: tuple[AskedItem, ...], scored: tuple[int, ...]
) -> SectionFigures:
    """The figures of a section as it was counted at its `_version`: two queries.

    Everything that they are made of is in the key, so nothing kept here is ever wrong: counted in
    between they are those of the newer count, which the next version is asked for by itself.
    """
    tallies = kept_tallies([section])
    check = _checks({section: scored}, tallies)[0]
    return SectionFigures(section, tuple(_in_one_check(asked, tallies)), check)
