"""What stands in a section: Markdown as written, and the parts rendered from it when saved."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.structure import Section
from courses.rendering import RENDERER_VERSION
from courses.rendering.stored import rendered_section
from releases.models import Revision, RevisionQuerySet


class SectionRevision(Revision):
    """One state of a section's text. `rendered` holds what the renderer made of it."""

    identity = "section"
    scope_path = "section__module__course__slug"

    section = models.ForeignKey(
        Section, models.CASCADE, related_name="revisions", verbose_name=_("section")
    )
    title = models.CharField(_("title"), max_length=120)
    subtitle = models.CharField(
        _("subtitle"), max_length=120, blank=True, help_text=_("Second clause of the page title.")
    )
    short_title = models.CharField(
        _("short title"), max_length=60, blank=True, help_text=_("For the list of modules.")
    )
    topic = models.CharField(_("topic"), max_length=60, blank=True)
    lede = models.TextField(_("lede"), blank=True)
    hero_drawing = models.CharField(_("drawing under the title"), max_length=60, blank=True)
    hero_caption = models.TextField(_("its caption"), blank=True)
    source = models.TextField(_("text"), help_text=_("Markdown with blocks; see docs/writing.md."))
    rendered = models.JSONField(editable=False, default=dict)
    renderer_version = models.PositiveIntegerField(editable=False, default=0)

    objects = RevisionQuerySet["SectionRevision"].as_manager()

    class Meta:
        verbose_name = _("section revision")
        verbose_name_plural = _("section revisions")
        ordering = ["section", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "number"], name="section_revision_numbered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="section_revision_counts_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · revision {self.number}"

    @property
    def problems(self) -> list[tuple[str, int, str]]:
        """What has to be mended before a release: where ("text", "lede", "hero"), line, message."""
        return [(where, line, words) for where, line, words in self.rendered.get("problems", [])]

    @property
    def rail_title(self) -> str:
        """The title where room is short."""
        return self.short_title or self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Render the text, then store it: no request ever renders Markdown."""
        self.render()
        super().save(*args, **kwargs)

    def render(self) -> None:
        """Fill `rendered` from the text with today's renderer."""
        self.rendered = rendered_section(
            source=self.source,
            lede=self.lede,
            hero_drawing=self.hero_drawing,
            hero_caption=self.hero_caption,
        )
        self.renderer_version = RENDERER_VERSION
