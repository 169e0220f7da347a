"""What a release must not harm, what was measured of it, and the notice when it was taken back."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.release import Release, ReleaseEvent
from releases.rings import Ring

MOST_WEIGHT = 100


class Guardrail(models.Model):
    """A harm that a course's releases may not do, as an author set it for that course.

    A course without a row for a metric has the default of `releases.immune_system.rules`; a row
    that is off switches the metric's guardrail off.
    """

    scope_path = "scope"

    scope = models.SlugField(_("course"), max_length=60)
    metric = models.SlugField(_("metric"), max_length=40)
    most_harm = models.FloatField(
        _("harm put up with"),
        validators=[MinValueValidator(0.01), MaxValueValidator(1000)],
        help_text=_("In percentage points for a share, in per cent of the others' for a duration."),
    )
    minimum_sample = models.PositiveIntegerField(
        _("minimum sample"),
        default=20,
        validators=[MinValueValidator(1)],
        help_text=_("In each arm. Before that nothing is rolled back."),
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WEIGHT)],
        help_text=_("Its part of the one per cent of false alarms: more weight, quicker to act."),
    )
    is_on = models.BooleanField(_("on"), default=True)

    class Meta:
        verbose_name = _("guardrail")
        verbose_name_plural = _("guardrails")
        ordering = ["scope", "metric"]
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "metric"], name="guardrail_once_per_course_and_metric"
            ),
            models.CheckConstraint(
                condition=models.Q(most_harm__gt=0), name="guardrail_puts_up_with_some_harm"
            ),
            models.CheckConstraint(
                condition=models.Q(weight__gte=1, weight__lte=MOST_WEIGHT),
                name="guardrail_weighs_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} · {self.metric}"


class Measurement(models.Model):
    """What one patrol found of one release and one guardrail: appended, never changed.

    Numbered within a stage, which is a release in one ring, so that of two patrols at once only
    one writes. Shares are 0 to 1, durations in ms. `harm` is how much worse the treated did and
    `low` and `high` its interval, in the metric's terms (`releases.immune_system.deciding`);
    `log_evidence` is ln e, `needed` what it takes to roll back, and `state` what the next look
    goes on from.
    """

    class Kind(models.TextChoices):
        """What the sample says."""

        TOO_FEW = "too-few", _("too few to tell")
        FINE = "fine", _("fine")
        WATCH = "watch", _("to be watched")
        BREACH = "breach", _("breached")

    scope_path = "release__scope"

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="measurements", verbose_name=_("release")
    )
    metric = models.SlugField(_("metric"), max_length=40, db_index=False)
    ring = models.SmallIntegerField(_("ring"), choices=Ring)
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(_("when"))
    control_is = models.CharField(_("compared with"), max_length=10)
    treated_n = models.PositiveBigIntegerField(_("observations with it"))
    treated = models.FloatField(_("with it"))
    control_n = models.PositiveBigIntegerField(_("observations without it"))
    control = models.FloatField(_("without it"))
    harm = models.FloatField(_("harm"))
    low = models.FloatField(_("harm, at least"), null=True)
    high = models.FloatField(_("harm, at most"), null=True)
    most_harm = models.FloatField(_("harm put up with"))
    log_evidence = models.FloatField(_("evidence"))
    needed = models.FloatField(_("evidence needed"))
    decision = models.CharField(_("decision"), max_length=8, choices=Kind)
    state = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        ordering = ["release", "metric", "ring", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["release", "metric", "ring", "number"],
                name="measurement_numbered_once_per_stage",
            ),
            models.CheckConstraint(
                condition=models.Q(decision__in=["too-few", "fine", "watch", "breach"]),
                name="measurement_decides_in_known_words",
            ),
            models.CheckConstraint(
                condition=models.Q(ring__gte=Ring.A1), name="measurement_is_of_a_live_release"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.metric} · {self.number}"


class RollbackNotice(models.Model):
    """That a release was rolled back by the immune system, and why; stays until acknowledged.

    `evidence` repeats the measurements that decided, so that they can be read for good.
    """

    scope_path = "release__scope"

    release = models.ForeignKey(
        Release, models.PROTECT, related_name="notices", verbose_name=_("release")
    )
    event = models.OneToOneField(
        ReleaseEvent, models.PROTECT, related_name="notice", verbose_name=_("move")
    )
    at = models.DateTimeField(_("when"))
    evidence = models.JSONField(_("evidence"))
    mailing_since = models.DateTimeField(null=True, editable=False)
    mailed_to = models.JSONField(default=list, editable=False)
    mailed_at = models.DateTimeField(_("mailed"), null=True, editable=False)
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, editable=False)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("acknowledged by"),
    )

    class Meta:
        verbose_name = _("rollback notice")
        verbose_name_plural = _("rollback notices")
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(acknowledged_by=None) | models.Q(acknowledged_at__isnull=False),
                name="rollback_notice_acknowledged_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.at:%Y-%m-%d %H:%M}"
