"""A picture that texts can show: uploaded once, never changed, known by the hash of its bytes."""

from __future__ import annotations

from django.core.validators import MinLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.models.structure import Course
from courses.rendering.pictures import ShownPicture

LONGEST_ALT = 300


class Picture(models.Model):
    """One picture of a course. Another picture is another row: texts that show this one keep it."""

    scope_path = "course__slug"

    course = models.ForeignKey(
        Course, models.CASCADE, related_name="pictures", verbose_name=_("course")
    )
    key = models.SlugField(_("key"), max_length=80)
    alt = models.CharField(
        _("description"),
        max_length=LONGEST_ALT,
        validators=[MinLengthValidator(3)],
        help_text=_(
            "What the picture shows, for those who cannot see it. A text that shows it for another "
            "reason can say “alt:” anew."
        ),
    )
    sha256 = models.CharField(max_length=64, editable=False)
    form = models.CharField(_("form"), max_length=4, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    contrast = models.FloatField(_("contrast"), editable=False)
    see_through = models.BooleanField(_("see-through"), editable=False, default=False)
    moved = models.BooleanField(_("was an animation"), editable=False, default=False)
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, editable=False, related_name="+",
        verbose_name=_("uploaded by"),
    )  # fmt: skip
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="picture_key_once"),
            models.UniqueConstraint(fields=["course", "sha256"], name="picture_once_in_course"),
            models.CheckConstraint(condition=~models.Q(alt=""), name="picture_is_described"),
            models.CheckConstraint(
                condition=models.Q(form__in=("png", "jpg")), name="picture_has_a_known_form"
            ),
            models.CheckConstraint(
                condition=models.Q(width__gt=0, height__gt=0, size__gt=0),
                name="picture_is_not_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def shown(self) -> ShownPicture:
        """What a text needs of it."""
        return ShownPicture(self.key, self.alt, self.sha256, self.form, self.width, self.height)
