"""Keeping the counts of a course up to date: at once where little is new, else as a job.

What is new is found by what is counted, so to refresh twice, or at once with others, does no harm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from courses.models import Course
from jobs.kinds import register_kind
from jobs.models import Job
from jobs.running import CannotFinishError, Run, job_task, start
from quizzes.models import CountedCheck, CountedCourse, Response, ToRecount
from quizzes.statistics.counting import count_persons, count_section
from quizzes.statistics.scoring import scored_questions
from quizzes.statistics.statements import Scored
from quizzes.statistics.touched import OVERLAP, Touched, touched_at, touched_since

AT_ONCE = 5_000
"""New first tries, or those of sections to be counted anew, that a page waits for."""
WHOLE_FROM = 2_000
"""People of one section from whom on it is quicker to count the whole section anew."""
MOST = 2**62
"""As many as there are, for a bound in SQL."""
KIND = "statistics"
register_kind(KIND, gettext_lazy("Count first tries"))


@dataclass(frozen=True, slots=True)
class Freshness:
    """How fresh the counts of a course are; the job that makes them so where one is needed."""

    counted_at: datetime | None
    """When everything was counted that there was; None before the first time."""
    job: Job | None = None
    waits: bool = False
    """Whether what is new was left uncounted for now."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be counted, section by section."""

    newest: int
    whole: Scored
    some: Touched
    scored: Scored
    notes: tuple[int, ...]

    @property
    def steps(self) -> int:
        return len(self.whole) + len(self.some)


def refresh(course: Course, *, by: User | None, at: datetime) -> Freshness:
    """Count what is new, or have it counted where that is much. Cheap where nothing is new."""
    counted, _made = CountedCourse.objects.select_related("job").get_or_create(course=course)
    work = _work_of(course, counted, most=AT_ONCE + 1)
    if _is_much(work):
        return Freshness(counted.counted_at, _job_for(counted, by=by, at=at))
    _count(work, told=bool)
    _note_how_far(counted, work, at=at)
    return Freshness(at)


def as_kept(course: Course) -> Freshness | None:
    """How fresh the counts are as they lie, counting nothing; None where nothing ever was."""
    counted = CountedCourse.objects.filter(course=course, counted_at__isnull=False).first()
    return None if counted is None else Freshness(counted.counted_at, waits=True)


def refresh_all(course: Course, *, at: datetime, told: Callable[[int, int], object]) -> int:
    """Count whatever is new, however much; how many sections that took.

    `told` hears how many of them are done, and how many there are.
    """
    counted, _made = CountedCourse.objects.get_or_create(course=course)
    work = _work_of(course, counted, most=MOST)
    _count(work, told=lambda done: told(done, work.steps))
    _note_how_far(counted, work, at=at)
    return work.steps


def forget(course: Course) -> None:
    """Have everything of the course counted anew at the next refresh."""
    CountedCheck.objects.filter(section__module__course=course).update(scored=None)


def note_questions(questions: frozenset[int]) -> None:
    """Remember that responses to these count otherwise now; the next refresh sees which."""
    ToRecount.objects.bulk_create(ToRecount(question_id=each) for each in sorted(questions))


@job_task
def count_course(run: Run, *, course: int) -> None:
    """Count whatever is new in the course, telling each section."""
    found = Course.objects.filter(pk=course).first()
    if found is None:
        raise CannotFinishError(_("The course is not there any more."))

    def told(done: int, steps: int) -> None:
        Job.objects.filter(pk=run.job.pk, total=0).update(total=steps)
        run.report(done=done, message=_("Counting first tries"))

    refresh_all(found, at=timezone.now(), told=told)
    run.message = _("First tries of “%(course)s” are counted.") % {"course": found.title}


def _work_of(course: Course, counted: CountedCourse, *, most: int) -> _Work:
    """What has to be counted; `most` bounds the new first tries that are listed."""
    scored = scored_questions(course)
    newest = Response.objects.aggregate(newest=Max("id"))["newest"] or 0
    kept = dict(CountedCheck.objects.filter(section__in=scored).values_list("section_id", "scored"))
    whole = {key: each for key, each in scored.items() if kept.get(key) != list(each)}
    notes = list(
        ToRecount.objects.filter(question__section__in=scored).values_list("id", "question_id")
    )
    some: Touched = {}
    if len(whole) < len(scored):
        found = touched_since(course, counted.newest_response, most=most)
        if notes:
            for section, persons in touched_at({question for _id, question in notes}).items():
                found[section] |= persons
        some = {key: persons for key, persons in found.items() if key not in whole}
    return _Work(newest, whole, some, scored, tuple(note for note, _question in notes))


def _is_much(work: _Work) -> bool:
    if sum(len(persons) for persons in work.some.values()) > AT_ONCE:
        return True
    if not work.whole:
        return False
    anew = Response.objects.filter(revision__question__section__in=work.whole)
    return len(anew.values_list("id")[: AT_ONCE + 1]) > AT_ONCE


def _count(work: _Work, *, told: Callable[[int], object]) -> None:
    """Count section by section, each in a transaction of its own; what is done stays done."""
    sections = [*work.whole, *work.some]
    for done, section in enumerate(sections, start=1):
        persons = work.some.get(section, set())
        if section in work.whole or len(persons) > WHOLE_FROM:
            count_section(section, work.scored[section])
        else:
            count_persons(section, work.scored[section], persons)
        told(done)
    if work.notes:
        ToRecount.objects.filter(pk__in=work.notes).delete()


def _note_how_far(counted: CountedCourse, work: _Work, *, at: datetime) -> None:
    """Where to look from next time; not written where that would hardly spare anything."""
    if work.steps or work.newest - counted.newest_response > OVERLAP:
        behind = CountedCourse.objects.filter(pk=counted.pk, newest_response__lte=work.newest)
        behind.update(newest_response=work.newest, counted_at=at)


def _job_for(counted: CountedCourse, *, by: User | None, at: datetime) -> Job:
    """The job that counts, started unless it is under way; of two who ask one starts it."""
    with transaction.atomic():
        rows = CountedCourse.objects.select_for_update(of=("self",)).select_related("job")
        row = rows.get(pk=counted.pk)
        if row.job is None or row.job.has_ended:
            with_ = {"course": row.course_id}
            row.job = start(KIND, count_course, by=by, at=at, with_=with_)
            row.save(update_fields=["job"])
        return row.job
