"""Everything that the page of an experiment tells, read and worked out. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from releases.experiments.drawing import Drawing
from releases.experiments.judging import (
    Effect,
    Verdict,
    answers_differ,
    at_any_time,
    at_the_end,
    split_is_off,
    verdict,
)
from releases.experiments.looks import Look, looks_at, looks_drawing
from releases.experiments.needing import Needed, needed_by_effect, needed_drawing
from releases.experiments.outcomes import Past, outcomes
from releases.experiments.people import Arm, Compared, compare
from releases.experiments.running import design_of
from releases.experiments.sizes import Design, Sizes, days, plain_sizes, sizes
from releases.experiments.wording import (
    told_arms,
    told_days,
    told_effect,
    told_plan,
    told_verdict,
)
from releases.immune_system.wording import percent
from releases.models import Experiment
from releases.rings import BUCKETS

LOOKS_TOLD = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan takes: first tries in each arm, and how long that is."""

    design: Design
    past: Past
    needed: Sizes
    plain: Sizes
    rows: Sequence[Needed]
    drawing: Drawing

    @property
    def words(self) -> str:
        """The plan in one line."""
        return told_plan(self.design)

    @property
    def time(self) -> str:
        """How long it takes."""
        return told_days(days(self.needed, self.design.share, self.past.per_day))


@dataclass(frozen=True, slots=True)
class ToldArm:
    """One arm as the page tells it."""

    arm: Arm

    @property
    def n(self) -> int:
        """How many tried the question since."""
        return len(self.arm.tries)

    @property
    def told(self) -> str:
        """The share of them that was right."""
        return percent(self.arm.counts().share, 1) if self.n else "–"


@dataclass(frozen=True, slots=True)
class Result:
    """How an experiment stands: what was registered, what was seen so far, what it says."""

    experiment: Experiment
    compared: Compared
    running: Effect | None
    final: Effect | None
    verdict: Verdict
    looks: Sequence[Look]
    drawing: Drawing | None

    @property
    def plan(self) -> str:
        """What was registered, in one line."""
        needed = Sizes(self.experiment.treated_n or 0, self.experiment.control_n or 0)
        return told_plan(design_of(self.experiment), needed)

    @property
    def treated(self) -> ToldArm:
        """Those with the release."""
        return ToldArm(self.compared.treated)

    @property
    def control(self) -> ToldArm:
        """Those without it."""
        return ToldArm(self.compared.control)

    @property
    def running_words(self) -> str:
        """The effect so far, with an interval that allows for looking."""
        return "" if self.running is None else _("So far: %s.") % told_effect(self.running)

    @property
    def words(self) -> str:
        """What may be concluded."""
        return told_verdict(self.verdict, self.final, self.experiment.effect)

    @property
    def last_looks(self) -> Sequence[Look]:
        """The newest ones, newest first."""
        return self.looks[::-1][:LOOKS_TOLD]

    @property
    def split_is_off(self) -> bool:
        """Whether the arms are not split as they should be."""
        return split_is_off(self.compared, (self.experiment.share or 0) / BUCKETS)

    @property
    def answers_differ(self) -> bool:
        """Whether one arm comes to the question more often than the other."""
        return answers_differ(self.compared)

    @property
    def reason(self) -> str:
        """The numbers, as the reason of a move."""
        treated, control = (
            arm.counts(most)
            for arm, most in (
                (self.compared.treated, self.experiment.treated_n),
                (self.compared.control, self.experiment.control_n),
            )
        )
        words = _("Experiment on %(outcome)s: %(arms)s. %(verdict)s") % {
            "outcome": self.experiment.outcome_name,
            "arms": told_arms(treated, control),
            "verdict": self.words,
        }
        return words[:500]


def plan_of(experiment: Experiment, *, at: datetime) -> Plan:
    """What a plan takes, by how learners did at the outcome before."""
    design = design_of(experiment)
    past = outcomes().past(experiment.outcome, at=at)
    rows = needed_by_effect(design, past.per_day)
    return Plan(design, past, sizes(design), plain_sizes(design), rows, needed_drawing(rows))


def result_of(experiment: Experiment, *, at: datetime) -> Result:
    """How an experiment stands that has started; of a stopped one, how it stood then.

    Answers that were deleted or judged anew since count as they do now.
    """
    started = experiment.started_at
    assert started is not None  # noqa: S101  (a constraint)
    people = outcomes().people(
        experiment.release, experiment.outcome, since=started, until=experiment.stopped_at or at
    )
    compared = compare(people, salt=experiment.release.salt, share=experiment.share or 0)
    treated, control = compared.treated.counts(), compared.control.counts()
    final = _registered(experiment, compared)
    looks = looks_at(compared, effect=experiment.effect, alpha=experiment.alpha)
    return Result(
        experiment=experiment,
        compared=compared,
        running=at_any_time(treated, control, effect=experiment.effect, alpha=experiment.alpha),
        final=final,
        verdict=verdict(final, effect=experiment.effect),
        looks=looks,
        drawing=looks_drawing(looks, experiment.effect),
    )


def _registered(experiment: Experiment, compared: Compared) -> Effect | None:
    """The one look that was planned; None while one arm has fewer tries than were planned."""
    treated = compared.treated.counts(experiment.treated_n)
    control = compared.control.counts(experiment.control_n)
    if (treated.n, control.n) != (experiment.treated_n, experiment.control_n):
        return None
    return at_the_end(treated, control, experiment.alpha)
