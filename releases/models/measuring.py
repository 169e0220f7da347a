"""What is counted of requests, and what a release has to show before it goes further."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.release import Release
from releases.rings import Ring


class Tally(models.Model):
    """How many requests went how, in one minute: sums, nothing of whoever asked.

    Without a release it counts everyone who read the course; with one, those learners whom the
    release reached while it was not everyone's. `slot` is the class of a duration
    (`releases.metrics.values.slot_of`); 0 where there are no classes. Processes add to a row.
    """

    class Readers(models.TextChoices):
        """Whose requests."""

        LEARNERS = "learners", _("learners")
        STAFF = "staff", _("staff")

    scope_path = "scope"

    scope = models.SlugField(_("course"), max_length=60)
    release = models.ForeignKey(
        Release, models.CASCADE, null=True, blank=True, related_name="tallies", db_index=False,
        verbose_name=_("release"),
    )  # fmt: skip
    metric = models.SlugField(_("metric"), max_length=40, db_index=False)
    readers = models.CharField(_("readers"), max_length=8, choices=Readers)
    minute = models.DateTimeField(_("minute"))
    slot = models.PositiveSmallIntegerField(_("class"), default=0)
    n = models.PositiveBigIntegerField(_("observations"))
    total = models.FloatField(_("sum"))
    squares = models.FloatField(_("sum of squares"))

    class Meta:
        verbose_name = _("tally of requests")
        verbose_name_plural = _("tallies of requests")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "metric", "readers", "minute", "slot"],
                condition=models.Q(release=None),
                name="tally_once_per_course_and_minute",
            ),
            models.UniqueConstraint(
                fields=["release", "metric", "readers", "minute", "slot"],
                condition=models.Q(release__isnull=False),
                name="tally_once_per_release_and_minute",
            ),
            models.CheckConstraint(
                condition=models.Q(readers__in=["learners", "staff"]),
                name="tally_is_of_known_readers",
            ),
            models.CheckConstraint(condition=models.Q(n__gte=1), name="tally_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} · {self.metric} · {self.minute:%Y-%m-%d %H:%M}"


class Criterion(models.Model):
    """What must hold of a release, in the ring it stands in, before it may enter `ring`.

    Either `at_least` or `at_most`, in the metric's own unit (shares 0 to 1, milliseconds), of at
    least `minimum_sample` observations. Set before the release moves, judged when it does.
    """

    scope_path = "release__scope"

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="criteria", verbose_name=_("release")
    )
    ring = models.SmallIntegerField(
        _("to enter"), choices=[(ring.value, ring.label) for ring in (Ring.A2, Ring.A3)]
    )
    metric = models.SlugField(_("metric"), max_length=40, db_index=False)
    at_least = models.FloatField(_("at least"), null=True, blank=True)
    at_most = models.FloatField(_("at most"), null=True, blank=True)
    minimum_sample = models.PositiveIntegerField(_("minimum sample"), default=0)

    class Meta:
        verbose_name = _("acceptance criterion")
        verbose_name_plural = _("acceptance criteria")
        ordering = ["release", "ring", "metric"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["release", "ring", "metric"], name="criterion_once_per_ring_and_metric"
            ),
            models.CheckConstraint(
                condition=models.Q(ring__in=[Ring.A2, Ring.A3]),
                name="criterion_is_for_a_ring_of_learners",
            ),
            models.CheckConstraint(
                condition=models.Q(at_least=None, at_most__isnull=False)
                | models.Q(at_least__isnull=False, at_most=None),
                name="criterion_has_one_bound",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ring_display()} · {self.metric}"
