"""Packs between being looked at and being loaded: one person's, and for a day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from jobs.models import Upload


class PackUpload(Upload):
    """The zip of a pack as it was sent."""

    content = models.BinaryField(_("content"))

    class Meta(Upload.Meta):
        verbose_name = _("upload of a pack")
        verbose_name_plural = _("uploads of packs")
