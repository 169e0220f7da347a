"""The moves of a job from state to state: each one conditional UPDATE that says if it was first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Least

if TYPE_CHECKING:
    from jobs.models.job import Job

    _Base = models.QuerySet[Job]
else:
    _Base = models.QuerySet

LONGEST_MESSAGE, LONGEST_LINK = 500, 300


class JobQuerySet(_Base):
    """Jobs, and what may become of them."""

    def begin(self, job: int, *, worker: str, at: datetime) -> bool:
        """A waiting job is taken up by this worker; False where it no longer waits."""
        waiting = self.filter(pk=job, state="waiting")
        return _one(waiting.update(state="running", worker=worker, started_at=at, seen_at=at))

    def report(self, job: int, *, done: int | None, message: str | None, at: datetime) -> bool:
        """A running job has come this far, never beyond its total; False where it no longer runs.

        None leaves what was told before.
        """
        told: dict[str, object] = {"seen_at": at}
        if done is not None:
            steps = models.Value(max(done, 0), models.PositiveIntegerField())
            within = Least(steps, models.F("total"))
            told["done"] = models.Case(models.When(total=0, then=steps), default=within)
        if message is not None:
            told["message"] = message[:LONGEST_MESSAGE]
        return _one(self.filter(pk=job, state="running").update(**told))

    def finish(self, job: int, *, message: str, link: str, at: datetime) -> bool:
        """A running job is done, and this is where its result is; False where it no longer runs."""
        running = self.filter(pk=job, state="running")
        ended = {"state": "done", "finished_at": at, "message": message[:LONGEST_MESSAGE]}
        steps = models.Case(models.When(total=0, then=models.F("done")), default=models.F("total"))
        return _one(running.update(**ended, link=link[:LONGEST_LINK], done=steps))

    def fail(self, job: int, *, why: str, at: datetime) -> bool:
        """A job that has not ended fails, and this is why; False where it had ended."""
        open_still = self.filter(pk=job, state__in=("waiting", "running"))
        return _one(
            open_still.update(state="failed", finished_at=at, message=why[:LONGEST_MESSAGE])
        )

    def seen(self, worker: str, *, at: datetime) -> int:
        """A sign of life of what this worker runs; the number of its jobs."""
        return self.filter(state="running", worker=worker).update(seen_at=at)

    def fail_of(self, worker: str, *, why: str, at: datetime) -> int:
        """What this worker was running fails, for it is gone; how many jobs that were."""
        return self.filter(state="running", worker=worker).update(
            state="failed", finished_at=at, message=why[:LONGEST_MESSAGE]
        )

    def fail_lost(self, *, silent_since: datetime, why: str, at: datetime) -> int:
        """What gave no sign of life since then fails; how many jobs that were."""
        return self.filter(state="running", seen_at__lt=silent_since).update(
            state="failed", finished_at=at, message=why[:LONGEST_MESSAGE]
        )


def _one(changed: int) -> bool:
    return changed == 1
