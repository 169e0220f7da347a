"""A release that reaches half of a lesson's learners, and an experiment on a later question."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from accounts.models import Learner, User
from courses.models import SectionProgress
from releases.experiments.running import save_plan, start
from releases.models import Experiment
from releases.rings import Ring
from tests.console.staff import staff
from tests.factories import LearnerFactory
from tests.release_metrics.canary import ENTERED, HOUR, Canary

STARTED = ENTERED + HOUR
MINUTE = timedelta(minutes=1)
_minutes = count(1)


class Trial(Canary):
    """A canary with an experiment on its first check, planned; `begin` starts it at `STARTED`.

    Few are needed: 25 with the release and 25 without it.
    """

    def __init__(self, to: Ring = Ring.A2) -> None:
        super().__init__(to)
        self.ada: User = staff("Ada", is_superuser=True)
        self.experiment = self.plan()

    def plan(self, **fields: object) -> Experiment:
        """A plan that looks for an effect of 40 points."""
        asked = {
            "outcome": self.questions["first-check"].question_id,
            "outcome_name": "M06 / SECTION_03 · first-check",
        }
        chances = {"usual": 0.5, "effect": 0.4, "alpha": 0.05, "power": 0.8}
        made = Experiment(release=self.second, **asked | chances | fields)
        save_plan(made, by=self.ada, at=ENTERED)
        return made

    def begin(self) -> Experiment:
        """Start it."""
        start(self.experiment, by=self.ada, at=STARTED)
        self.experiment.refresh_from_db()
        self.experiment.release = self.second
        return self.experiment

    def comes(self, learner: Learner, at: datetime | None = None) -> datetime:
        """The learner begins the section, each a minute after the one before."""
        at = at or STARTED + next(_minutes) * MINUTE
        SectionProgress.objects.create(
            learner=learner, section=self.section, started_at=at, updated_at=at
        )
        return at

    def goes(self, *, treated: bool, right: int, wrong: int = 0) -> None:
        """So many learners of one arm come and try the question."""
        for said in ["right"] * right + ["wrong"] * wrong:
            learner = LearnerFactory.create(key=next(self._keys_of(treated=treated)), user=None)
            self.answer(learner, "first-check", said, answered_at=self.comes(learner))
