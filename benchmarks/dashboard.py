"""The pages of results over HTTP, each against the time that a grader may be kept waiting."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.urls import reverse

from accounts.models import Cohort, User
from accounts.roles import GRADER
from benchmarks.course import SLUG
from benchmarks.load import get
from benchmarks.measuring import first_answer
from benchmarks.people import PASSWORD, open_sessions
from benchmarks.processes import Server
from courses.models import SectionProgress
from quizzes.models import Question
from releases.models import Release

ROUNDS = 7
MOST_MS = 300


def measure_dashboard(site: Server) -> Iterator[str]:
    """A line for each page: the middle and the slowest of its rounds after a first; and the floor.

    The floor is the database's own time to read what the overview counts.
    """
    cookies = {"sessionid": _grader()}
    yield f"\n{'':52}{'p50 ms':>8}{'slowest':>9}{'target':>8}"
    for address in addresses():
        took = [_seconds(site, address, cookies) * 1000 for _round in range(ROUNDS + 1)][1:]
        yield f"{address[:50]:52}{median(took):8.0f}{max(took):9.0f}{MOST_MS:8}"
    floor = median(_seconds_to_read() for _round in range(ROUNDS)) * 1000
    yield f"{'  floor: reading every row of progress':52}{floor:8.0f}"


def addresses() -> list[str]:
    """The overview under each filter, the list of learners by each kind of column, responses."""
    overview, learners, responses = (
        reverse(f"results:{name}") for name in ("index", "learners", "responses")
    )
    release = Release.objects.filter(scope=SLUG).values_list("pk", flat=True)[0]
    question = Question.objects.filter(section__module__course__slug=SLUG).order_by("pk")[0]
    cohort = Cohort.objects.order_by("pk")[0].slug
    return [
        overview,
        f"{overview}?course={SLUG}",
        f"{overview}?section={SLUG}/m01/s01",
        f"{overview}?cohort={cohort}",
        f"{overview}?release={release}",
        f"{overview}?question={question.pk}",
        f"{overview}?pilot=without",
        f"{overview}?from=2026-10-01&to=2026-10-31",
        learners,
        f"{learners}?sort=-points",
        f"{learners}?q=person+77",
        responses,
        f"{responses}?release={release}",
        f"{responses}?cohort={cohort}",
    ]


def _grader() -> str:
    """The session of somebody who sees everyone."""
    person = User.objects.create(email="overview@example.org", password=PASSWORD)
    person.groups.add(Group.objects.get(name=GRADER))
    person.user_permissions.add(Permission.objects.get(codename="see_every_cohort"))
    return open_sessions([person.pk], "overview")[0]


def _seconds(site: Server, address: str, cookies: dict[str, str]) -> float:
    began = time.perf_counter()
    if not first_answer(site, get(address, cookies)).startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"dashboard: {address}: {site.last_complaint()}")
    return time.perf_counter() - began


def _seconds_to_read() -> float:
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT section_id, learner_id, answered, points, started_at, completed_at"
            f" FROM {SectionProgress._meta.db_table}"
        )
        cursor.fetchall()
    return time.perf_counter() - began
