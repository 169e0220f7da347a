"""Toggles: features and texts that are switched without a release, and the record of each switch.

The kinds are those of Pete Hodgson, "Feature Toggles (aka Feature Flags)", martinfowler.com, 2017.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Cohort, Learner
from releases.models.release import new_salt


class ToggleKind(models.TextChoices):
    """What a toggle is for, which decides how long it may live."""

    RELEASE = "release", _("release")
    EXPERIMENT = "experiment", _("experiment")
    OPS = "ops", _("ops")
    PERMISSION = "permission", _("permission")


PASSING = (ToggleKind.RELEASE, ToggleKind.EXPERIMENT)
"""Kinds that come to an end: a toggle of theirs says by when it has to be removed."""


class Toggle(models.Model):
    """One toggle as it stands. Only `releases.toggles.changing` writes it.

    `on` is the kill switch: off is off for everyone. Where it is on, members of `cohorts` can
    have it (everyone where none is named), and of these `percent`, by a stable hash of the
    learner's key and `salt`. `variants` are names with weights, as pairs in order: who has it has
    one of them.
    `scope` is the course whose authors may switch it, "" for the site's. `changes` counts its
    changes, so that of two people who change it at once only the first one does.
    """

    scope_path = "scope"

    name = models.SlugField(_("name"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ToggleKind)
    scope = models.SlugField(_("course"), max_length=60, blank=True)
    meaning = models.CharField(_("what it switches"), max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    remove_by = models.DateField(_("remove by"), null=True, blank=True)
    on = models.BooleanField(_("on"), default=False)
    percent = models.PositiveSmallIntegerField(_("per cent of learners"), default=100)
    cohorts = models.ManyToManyField(
        Cohort, through="ToggleCohort", related_name="+", verbose_name=_("cohorts")
    )
    variants = models.JSONField(_("variants"), default=list, blank=True)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    changes = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("toggle")
        verbose_name_plural = _("toggles")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ToggleKind.values), name="toggle_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(percent__lte=100), name="toggle_percent_is_up_to_all"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=[kind.value for kind in PASSING])
                | models.Q(remove_by__isnull=False),
                name="toggle_that_passes_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page on which it is switched and set."""
        return reverse("toggles:toggle", args=[self.name])


class ToggleCohort(models.Model):
    """A cohort whose members can have a toggle.

    While one names it the cohort cannot be deleted: with no cohort left, everyone would have it.
    """

    toggle = models.ForeignKey(Toggle, models.CASCADE, related_name="named_cohorts")
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        verbose_name = _("cohort of a toggle")
        verbose_name_plural = _("cohorts of a toggle")
        constraints = [
            models.UniqueConstraint(fields=["toggle", "cohort"], name="toggle_names_a_cohort_once"),
        ]

    def __str__(self) -> str:
        return f"{self.toggle} · {self.cohort}"


class ToggleEvent(models.Model):
    """One change of one toggle: appended, never changed. `state` is how it stood from then on."""

    class Kind(models.TextChoices):
        """What was done."""

        MADE = "made", _("made")
        ON = "on", _("switched on")
        OFF = "off", _("switched off")
        CHANGED = "changed", _("changed")

    toggle = models.ForeignKey(Toggle, models.CASCADE, related_name="events")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("what"), max_length=8, choices=Kind)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    reason = models.CharField(_("reason"), max_length=500)
    state = models.JSONField(_("from then on"), default=dict)

    class Meta:
        default_permissions = ()
        verbose_name = _("change of a toggle")
        verbose_name_plural = _("changes of a toggle")
        ordering = ["toggle", "number"]
        constraints = [
            models.UniqueConstraint(fields=["toggle", "number"], name="toggle_event_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["made", "on", "off", "changed"]),
                name="toggle_event_is_of_a_known_kind",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="toggle_event_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.toggle} · {self.get_kind_display()}"


class Exposure(models.Model):
    """That a learner met a toggle, and which side of it first: once per learner and toggle."""

    toggle = models.ForeignKey(Toggle, models.CASCADE, related_name="exposures")
    learner = models.ForeignKey(Learner, models.CASCADE, related_name="+")
    variant = models.CharField(_("what they got"), max_length=60)
    at = models.DateTimeField(_("when"))

    class Meta:
        default_permissions = ()
        verbose_name = _("exposure")
        verbose_name_plural = _("exposures")
        constraints = [
            models.UniqueConstraint(
                fields=["toggle", "learner"], name="exposure_once_per_learner_and_toggle"
            ),
            models.CheckConstraint(
                condition=~models.Q(variant=""), name="exposure_says_what_they_got"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toggle} · {self.variant}"
