"""Statistics of questions: counted for the first time, after new answers, and read.

The floor is the bare GROUP BY of the same responses, by question revision and choice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from django.db import connection
from django.utils import timezone

from accounts.models import Learner
from accounts.scopes import EVERYONE
from benchmarks.course import SLUG
from courses.models import Course
from quizzes.models import Response
from quizzes.statistics.reading import checks_statistics, item_statistics
from quizzes.statistics.refreshing import forget, refresh, refresh_all

NEW, TARGET_S, ROUNDS = 1_000, 2.0, 3
type Took = tuple[float, float]
"""Seconds by the clock, and seconds of this process."""
_FLOOR = """
SELECT revision_id, choice_id, verdict, COUNT(*), SUM(elapsed_ms) FROM quizzes_response
WHERE try_number = 1 AND NOT is_practice GROUP BY revision_id, choice_id, verdict"""


def measure_statistics() -> Iterator[str]:
    """Lines of a table: seconds, of them this process's own, and how all compare with the floor.

    The second figure says more where the machine is shared; a server of its own is not in it.
    """
    course = Course.objects.get(slug=SLUG)
    floor, own = _middle(_group_by)
    yield f"\n{'':34}{'seconds':>9}{'CPU s':>9}{'floors':>9}{'target':>9}"
    yield f"{'bare GROUP BY':34}{floor:9.2f}{own:9.2f}{1:9.2f}{'-':>9}"
    for name, (took, cpu), target in _measured(course):
        yield f"{name:34}{took:9.2f}{cpu:9.2f}{took / floor:9.2f}{target:>9}"


def _measured(course: Course) -> Iterator[tuple[str, Took, str]]:
    forget(course)
    count = Response.objects.count()

    def first() -> None:
        refresh_all(course, at=timezone.now(), told=lambda _done, _steps: None)

    yield f"first count of {count:,}", seconds(first), "-"
    yield "refresh, nothing new", _middle(lambda: _refresh(course)), "-"
    answer_anew(NEW)
    yield f"refresh, {NEW:,} new first tries", seconds(lambda: _refresh(course)), "-"
    yield "read items and checks", _middle(lambda: _read(course)), f"{TARGET_S:.2f}"


def _read(course: Course) -> None:
    found = item_statistics(course, scope=EVERYONE)
    checks = checks_statistics(course, scope=EVERYONE)
    if not (sum(each.n for each in found) and all(check.alpha for check in checks)):
        raise SystemExit("statistics: nothing was counted")


def _refresh(course: Course) -> None:
    if refresh(course, by=None, at=timezone.now()).job is not None:
        raise SystemExit("statistics: too much is new to be counted at once")


def _group_by() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_FLOOR)
        cursor.fetchall()


def answer_anew(number: int) -> None:
    """First tries by as many learners, each at a question that they have not tried yet."""
    rows = list(Response.objects.filter(try_number=1).order_by("?")[: 4 * number])
    tried = set(
        Response.objects.filter(revision__in={row.revision_id for row in rows}).values_list(
            "learner_id", "revision_id"
        )
    )
    new: dict[int, Response] = {}
    people = Learner.objects.order_by("?").values_list("id", flat=True)
    for row, learner in zip(rows, people, strict=False):
        if (learner, row.revision_id) not in tried and len(new) < number:
            row.pk, row.learner_id, row.attempt = None, learner, f"anew {learner} {row.revision_id}"
            new[learner] = row
    Response.objects.bulk_create(new.values())


def seconds(work: Callable[[], object]) -> Took:
    """How long it took."""
    began, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - own


def _middle(work: Callable[[], object]) -> Took:
    return sorted(seconds(work) for _round in range(ROUNDS))[ROUNDS // 2]
