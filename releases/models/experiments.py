"""An experiment: two revisions compared by how learners do at a later check of the same idea."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.release import Release, ReleaseEvent
from releases.rings import BUCKETS

_Q = models.Q


class FrozenExperimentError(Exception):
    """Someone tried to change the plan of an experiment that has started."""


class Experiment(models.Model):
    """A release's learners compared with the others, by a plan that is fixed when it starts.

    `outcome` is the id of what is measured, as the app that registered it counts; no foreign key
    can lead upwards, so `outcome_name` keeps what people call it. `usual`, `effect`, `alpha` and
    `power` are parts of 1 (`releases.experiments.sizes.Design`); `share` is in buckets. `share`,
    `treated_n` and `control_n` (first tries in each arm) are set at the start. `event` is the move
    that ended it, where one did.
    """

    scope_path = "release__scope"

    class State(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", _("planned")
        RUNNING = "running", _("running")
        STOPPED = "stopped", _("stopped")

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="experiments", verbose_name=_("release")
    )
    outcome = models.PositiveBigIntegerField(_("outcome"))
    outcome_name = models.CharField(_("name of the outcome"), max_length=200)
    usual = models.FloatField(_("usual share"))
    effect = models.FloatField(_("least effect worth knowing"))
    alpha = models.FloatField(_("chance of a false find"))
    power = models.FloatField(_("power"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PLANNED)
    made_at = models.DateTimeField(_("planned"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    share = models.PositiveSmallIntegerField(_("share in A2"), null=True)
    treated_n = models.PositiveIntegerField(_("first tries with it"), null=True)
    control_n = models.PositiveIntegerField(_("first tries without it"), null=True)
    started_at = models.DateTimeField(_("started"), null=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True)
    event = models.OneToOneField(
        ReleaseEvent, models.PROTECT, null=True, related_name="experiment", verbose_name=_("move")
    )

    class Meta:
        verbose_name = _("experiment")
        verbose_name_plural = _("experiments")
        ordering = ["release", "-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["release"],
                condition=_Q(state__in=["planned", "running"]),
                name="experiment_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=_Q(usual__gt=0, usual__lt=1, effect__gt=0, effect__lt=1),
                name="experiment_compares_shares",
            ),
            models.CheckConstraint(
                condition=_Q(alpha__gt=0, alpha__lt=0.5, power__gt=0.5, power__lt=1),
                name="experiment_errs_seldom",
            ),
            models.CheckConstraint(
                condition=_Q(share=None)
                | _Q(share__gte=1, share__lt=BUCKETS, treated_n__gte=1, control_n__gte=1),
                name="experiment_has_somebody_in_each_arm",
            ),
            models.CheckConstraint(
                condition=_Q(
                    state="planned", share=None, treated_n=None, control_n=None, started_at=None,
                    stopped_at=None, event=None,
                )
                | _Q(
                    state="running", share__isnull=False, treated_n__isnull=False,
                    control_n__isnull=False, started_at__isnull=False, stopped_at=None, event=None,
                )
                | _Q(
                    state="stopped", share__isnull=False, treated_n__isnull=False,
                    control_n__isnull=False, started_at__isnull=False, stopped_at__isnull=False,
                ),
                name="experiment_registers_its_plan_at_the_start",
            ),
            models.CheckConstraint(
                condition=_Q(stopped_at=None) | _Q(stopped_at__gte=models.F("started_at")),
                name="experiment_stops_after_its_start",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.release} · {self.outcome_name}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Store a plan. Raises FrozenExperimentError once the experiment has started.

        `releases.experiments.running` moves the state, by conditional UPDATE.
        """
        stored = Experiment.objects.filter(pk=self.pk).exclude(state=self.State.PLANNED)
        if self.pk and stored.exists():
            raise FrozenExperimentError
        super().save(*args, **kwargs)  # type: ignore[arg-type]
