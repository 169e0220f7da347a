"""What the page of a release's experiments shows: the newest, earlier ones, the record of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from releases.audit import told_action
from releases.experiments.reading import plan_of, result_of
from releases.models import AuditEvent, Experiment, Release
from releases.rings import Ring


@dataclass(frozen=True, slots=True)
class Recorded:
    """A line of the record."""

    event: AuditEvent

    @property
    def told(self) -> str:
        """What was done."""
        return told_action(self.event.action)


def page_of(release: Release, *, at: datetime) -> dict[str, Any]:
    """What the page shows of the newest experiment, of earlier ones, and of the record of all."""
    every = list(release.experiments.order_by("-id"))
    newest = every[0] if every else None
    is_planned = newest is not None and newest.state == Experiment.State.PLANNED
    is_running = newest is not None and newest.state == Experiment.State.RUNNING
    about = AuditEvent.objects.filter(kind=Experiment._meta.label_lower)
    ids = release.experiments.values("pk")
    return {
        "release": release,
        "experiment": newest,
        "plan": plan_of(newest, at=at) if newest and is_planned else None,
        "result": result_of(newest, at=at) if newest and not is_planned else None,
        "earlier": [result_of(each, at=at) for each in every[1:]],
        "history": [Recorded(each) for each in about.filter(thing_id__in=ids).order_by("-id")],
        "is_in_a2": release.ring == Ring.A2,
        "can_plan": release.ring in (Ring.OFF, Ring.A1, Ring.A2) and not is_running,
        "at": at,
    }
