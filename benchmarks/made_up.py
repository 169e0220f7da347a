"""A whole made-up site: a course, people and their answers; the same for the same sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from tqdm import tqdm

from benchmarks.answers import Row, work_of
from benchmarks.bulk import insert
from benchmarks.course import SLUG, Place, make_course, released_places
from benchmarks.people import make_people, stored
from courses.models import SectionProgress
from quizzes.models import Response

START = datetime(2026, 9, 1, 8, tzinfo=UTC)
LEARNERS_AT_ONCE = 500
RESPONSE_COLUMNS = (
    "learner_id", "revision_id", "choice_id", "answer", "choice_order", "verdict", "try_number",
    "points", "is_practice", "attempt", "elapsed_ms", "answered_at",
)  # fmt: skip
PROGRESS_COLUMNS = (
    "learner_id", "section_id", "marks", "answered", "points", "updates", "started_at",
    "updated_at", "completed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much to make."""

    learners: int = 20_000
    questions: int = 500
    responses: int = 1_000_000
    seed: int = 6


def generate(sizes: Sizes, *, shows_progress: bool = False) -> list[tuple[int, int]]:
    """Write a course, people and their answers; (user id, learner id) of each person."""
    make_course(sizes.questions, at=START)
    people = make_people(sizes.learners, at=START)
    places = released_places(SLUG)
    bar = tqdm(total=sizes.responses, unit=" responses", disable=not shows_progress)
    with bar, transaction.atomic():
        for responses, progress in _groups([learner for _, learner in people], places, sizes):
            insert(Response, RESPONSE_COLUMNS, responses)
            insert(SectionProgress, PROGRESS_COLUMNS, progress)
            bar.update(len(responses))
    return people


def _groups(
    learners: Sequence[int], places: Sequence[Place], sizes: Sizes
) -> Iterator[tuple[list[Row], list[Row]]]:
    """Rows for responses and progress, some learners at a time."""
    each, more = divmod(sizes.responses, len(learners))
    for first in range(0, len(learners), LEARNERS_AT_ONCE):
        responses: list[Row] = []
        progress: list[Row] = []
        for number, learner in enumerate(learners[first : first + LEARNERS_AT_ONCE], start=first):
            work = work_of(learner, places, each + (number < more), seed=sizes.seed, start=START)
            responses += map(as_stored, work.responses)
            progress += map(as_stored, work.progress)
        yield responses, progress


def as_stored(row: Row) -> Row:
    """The row with its moments as the database keeps them."""
    return tuple(stored(value) if isinstance(value, datetime) else value for value in row)
