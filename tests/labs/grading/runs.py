"""Runs to export and to count: written straight to the table, as a form would be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from accounts.models import Learner
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from labs.models import LabRevision, LabRun
from results.exports.kinds import kinds
from tests.exports.tables import table, written
from tests.factories import NOW, LearnerFactory
from tests.labs.factories import LabRunFactory
from tests.results.answers import read

WON, BONUS, LOST, SOME = "won", "bonus", "lost", "some"


def play(
    learner: Learner,
    revision: LabRevision,
    *ends: str,
    begin: datetime = NOW,
    apart: timedelta = timedelta(minutes=1),
) -> list[LabRun]:
    """A run for each end: won, bonus (won with it), some (one goal of two) or lost."""
    before = LabRun.objects.filter(learner=learner, lab=revision.lab).count()
    return [
        LabRunFactory.create(
            learner=learner,
            revision=revision,
            number=before + step + 1,
            run=before + step + 1,
            won=end in (WON, BONUS),
            bonus=end == BONUS,
            goals_met={LOST: 0, SOME: 1}.get(end, 2),
            goals_total=2,
            moves=".".join(["up"] * (step + 1)),
            played_at=begin + step * apart,
        )
        for step, end in enumerate(ends)
    ]


def many_runs(revision: LabRevision, learners: Sequence[Learner], each: int) -> None:
    """That many runs of every learner, in one go; the last of them wins."""
    LabRun.objects.bulk_create(
        LabRun(
            learner=learner,
            lab=revision.lab,
            revision=revision,
            number=number + 1,
            run=number + 1,
            moves="up.up",
            mechanics_version=1,
            won=number == each - 1,
            goals_met=number == each - 1,
            goals_total=1,
            measures={"steps": number, "share": number / 7},
            played_at=NOW + timedelta(seconds=number),
        )
        for learner in learners
        for number in range(each)
    )


def learners(count: int) -> list[Learner]:
    """That many guests, in one go."""
    start = Learner.objects.count()
    return Learner.objects.bulk_create(
        LearnerFactory.build(user=None, key=f"{start + number:032x}") for number in range(count)
    )


def exported(rows: str = "runs", filters: Filters | None = None) -> list[dict[str, str]]:
    """What an export of these filters holds."""
    kind, asked = kinds()[f"lab-{rows}"], filters or Filters(EVERYONE)
    return read([written("csv", table(kind.rows(asked), kind.columns(asked)))])
