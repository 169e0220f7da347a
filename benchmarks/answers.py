"""Made-up answers, the same for the same seed: responses and the progress they add up to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, cast

from benchmarks.course import Asked, Place
from courses.embeds import place
from quizzes.grading import CheckMark

TRIES = (1, 2, 3)
HOW_OFTEN = (62, 26, 12)
"""How many tries a question takes, in learners out of a hundred."""


type Row = tuple[object, ...]
type Marks = dict[str, dict[str, Any]]


@dataclass(slots=True)
class Work:
    """What one learner did: rows for responses and for progress, in column order."""

    responses: list[Row] = field(default_factory=list)
    progress: list[Row] = field(default_factory=list)


def work_of(
    learner: int, places: Sequence[Place], answers: int, *, seed: int, start: datetime
) -> Work:
    """The answers one learner gave: as many as asked for, or as the questions allow."""
    chance = Random(f"{seed}:{learner}")  # noqa: S311  (made to be repeated)
    work, at = Work(), start + timedelta(seconds=chance.randrange(90 * 86_400))
    for where in chance.sample(places, len(places)):
        marks: Marks = {}
        began = at
        for question in where.questions:
            if len(work.responses) >= answers:
                break
            tries = min(chance.choices(TRIES, HOW_OFTEN)[0], answers - len(work.responses))
            for row, mark in _tries(learner, question, tries, chance, at):
                work.responses.append(row)
                marks[place("check", question.key)] = mark
                at = cast("datetime", row[-1])
        if not marks:
            break
        work.progress.append(_progress(learner, where, marks, began, at))
    return work


def _tries(
    learner: int, question: Asked, tries: int, chance: Random, at: datetime
) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Wrong choices, then the right one on the last try: (response row, mark) for each."""
    order = chance.sample(list(question.choices), len(question.choices))
    wrong = [key for key in order if key != question.right][: tries - 1]
    for number, key in enumerate([*wrong, question.right], start=1):
        elapsed = chance.randrange(3_000, 90_000)
        at += timedelta(milliseconds=elapsed)
        is_right = key == question.right
        points = (2 if number == 1 else 1) if is_right else 0
        mark = CheckMark(
            question.revision, tuple(wrong[:number]), "correct" if is_right else "", key, points
        )
        yield (
            (
                learner, question.revision, question.choices[key], "", ",".join(order),
                "correct" if is_right else "incorrect", number, points, False,
                f"{learner:016x}{question.revision:012x}{number:04x}", elapsed, at,
            ),
            dict(mark.to_json()),
        )  # fmt: skip


def _progress(learner: int, where: Place, marks: Marks, began: datetime, at: datetime) -> Row:
    done = [mark for mark in marks.values() if mark["verdict"]]
    complete = at if len(done) == len(where.questions) else None
    points = sum(mark["points"] for mark in marks.values())
    return (
        learner, where.section, json.dumps(marks), len(done), points,
        sum(len(mark["wrong"]) + bool(mark["verdict"]) for mark in marks.values()), began, at,
        complete,
    )  # fmt: skip
