"""A lab's place, and what it says by revision: words, parameters, hints and debrief."""

from __future__ import annotations

import json

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Section
from courses.rendering import RENDERER_VERSION
from labs.mechanics import Mechanics, Setup, mechanics_of
from labs.rendered import Debriefing, Hints, rendered_lab
from releases.models import Revision, RevisionQuerySet


class Lab(models.Model):
    """A lab's unchanging name in a section: `/// lab | <key>` puts it in the text.

    `mechanics` names its workings, as they are registered; they stay when the words change.
    """

    scope_path = "section__module__course__slug"

    section = models.ForeignKey(
        Section, models.CASCADE, related_name="labs", verbose_name=_("section")
    )
    key = models.SlugField(_("key"), max_length=60)
    mechanics = models.SlugField(_("workings"), max_length=40)

    class Meta:
        verbose_name = _("lab")
        verbose_name_plural = _("labs")
        ordering = ["section", "key"]
        constraints = [
            models.UniqueConstraint(fields=["section", "key"], name="lab_key_once_in_section"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def workings(self) -> Mechanics:
        """The mechanics it runs on. Raises KeyError where none of that name are registered."""
        return mechanics_of(self.mechanics)


class LabRevision(Revision):
    """One state of a lab. `prepared` and `rendered` hold what was worked out when it was saved.

    `hints` holds a ladder of Markdown sentences per failure, gentlest first. `debrief` is a list
    of {"measure", "text", "passage"}. `rendered` has the same shapes with HTML for Markdown.
    """

    identity = "lab"
    scope_path = "lab__section__module__course__slug"

    lab = models.ForeignKey(Lab, models.CASCADE, related_name="revisions", verbose_name=_("lab"))
    code = models.CharField(
        _("code"), max_length=12, help_text=_("On the plate over its title: LAB_02.")
    )
    topic = models.CharField(_("topic"), max_length=60)
    title = models.CharField(_("title"), max_length=120, help_text=_("The goal, in one line."))
    intro = models.TextField(
        _("introduction"), help_text=_("What it is about, read in twenty seconds. Markdown.")
    )
    situation = models.TextField(
        _("situation"), help_text=_("Markdown. A number as set below is written {name}.")
    )
    first_step = models.TextField(
        _("first step"), help_text=_("How to get somewhere within a minute. Markdown.")
    )
    passage = models.SlugField(
        _("passage it belongs to"), max_length=80, help_text=_("A heading's #id.")
    )
    parameters = models.JSONField(_("parameters"), default=dict)
    hints = models.JSONField(_("hints"), default=dict)
    debrief = models.JSONField(_("debrief"), default=list)
    check_key = models.SlugField(
        _("question afterwards"), max_length=60, help_text=_("The key of a check in the section.")
    )
    is_required = models.BooleanField(
        _("required"), default=False, help_text=_("The section is complete once it is won.")
    )
    points = models.PositiveSmallIntegerField(
        _("points"), default=0, help_text=_("Earned when it is won.")
    )
    prepared = models.JSONField(editable=False, default=dict)
    mechanics_version = models.PositiveIntegerField(editable=False, default=0)
    rendered = models.JSONField(editable=False, default=dict)
    renderer_version = models.PositiveIntegerField(editable=False, default=0)

    objects = RevisionQuerySet["LabRevision"].as_manager()

    class Meta:
        verbose_name = _("lab revision")
        verbose_name_plural = _("lab revisions")
        ordering = ["lab", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["lab", "number"], name="lab_revision_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="lab_revision_counts_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title} · revision {self.number}"

    @property
    def numbers(self) -> dict[str, int]:
        """Each parameter of its mechanics; one they learned since it was saved has its default."""
        known = self.lab.workings.parameters
        return {each.name: self.parameters.get(each.name, each.default) for each in known}

    @property
    def setup(self) -> Setup:
        """What its mechanics play by."""
        return Setup(parameters=self.numbers, prepared=self.prepared)

    def save(self, *args: object, **kwargs: object) -> None:
        """Render the words and prepare the parameters, then store: no request does either.

        Raises KeyError where the lab's mechanics are not registered.
        """
        self.render()
        self.prepare()
        super().save(*args, **kwargs)

    def render(self) -> None:
        """Fill `rendered` from the words with today's renderer."""
        hints: Hints = self.hints
        debrief: Debriefing = self.debrief
        self.rendered = rendered_lab(
            intro=self.intro,
            situation=self.situation,
            first_step=self.first_step,
            hints=hints,
            debrief=debrief,
        )
        self.renderer_version = RENDERER_VERSION

    def prepare(self) -> None:
        """Fill `prepared` from the parameters with today's mechanics."""
        workings = self.lab.workings
        # As JSON gives it back, whether it was just prepared or read.
        self.prepared = json.loads(json.dumps(workings.prepare(self.numbers)))
        self.mechanics_version = workings.version
