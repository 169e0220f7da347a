"""A revision: one numbered state of something a learner can see, frozen once it is collected."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from releases.models.release import Release
from releases.rings import Viewer


class FrozenRevisionError(Exception):
    """Someone tried to change a revision that belongs to a release."""


class RevisionQuerySet[R: "Revision"](models.QuerySet[R]):
    """Revisions by who can see them."""

    def drafts(self) -> Self:
        """Those in no release yet: still being written."""
        return self.filter(release=None)

    def newest(self) -> Self:
        """Of each item, the newest revision, whether or not a release ships it."""
        identity = self.model.identity
        newer = self.model._default_manager.filter(
            **{identity: models.OuterRef(identity)}, number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(newer))

    def in_releases(self, releases: Collection[int]) -> Self:
        """Of each item, the newest revision that one of these releases ships."""
        identity = self.model.identity
        newer = self.model._default_manager.filter(
            **{identity: models.OuterRef(identity)},
            release__in=releases,
            number__gt=models.OuterRef("number"),
        )
        return self.filter(~models.Exists(newer), release__in=releases)

    def seen_by(self, viewer: Viewer, *, scope: str | None = None) -> Self:
        """Of each item, the newest revision whose release reaches the viewer's ring.

        The one gate between content and learners: two queries, one of them a few rows.
        """
        return self.in_releases(Release.objects.reaching(viewer, scope=scope))


class Revision(models.Model):
    """What an item looks like, by number. Concrete models name their item in `identity`.

    A revision in no release is a draft and may change. Once a release has collected it, it is
    frozen: `save` and `delete` refuse, so what a learner was shown can always be shown again.
    `edit` counts the saves of a draft: who saves names the count they saw, and is refused when
    somebody else has saved since.
    """

    identity: ClassVar[str]
    scope_path: ClassVar[str]
    """Leads from a revision to the slug of its course, which releases and rights go by."""

    own_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields that are about this very revision: a copy begins without them."""

    number = models.PositiveIntegerField(_("revision"), editable=False)
    release = models.ForeignKey(
        Release,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="%(class)ss",
        verbose_name=_("release"),
    )
    change_note = models.CharField(_("what changed"), max_length=200, blank=True)
    edit = models.PositiveIntegerField(_("saves"), default=0, editable=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("written by"),
    )

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Store a draft and count the save; a new one gets its number.

        Raises FrozenRevisionError for a collected one.
        """
        if self.pk:
            self._refuse_if_collected()
            if not self._state.adding and "update_fields" not in kwargs:
                self.edit = models.F("edit") + 1
        else:
            newest = self.siblings().aggregate(newest=models.Max("number"))["newest"]
            self.number = (newest or 0) + 1
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Drop a draft. Raises FrozenRevisionError for a collected one."""
        self._refuse_if_collected()
        return super().delete(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def is_draft(self) -> bool:
        """True while no release has collected this revision."""
        return self.release_id is None

    def siblings(self) -> models.QuerySet[Self]:
        """Every revision of the same item, this one included."""
        column = f"{self.identity}_id"
        return type(self)._default_manager.filter(**{column: getattr(self, column)})

    def _refuse_if_collected(self) -> None:
        if type(self)._default_manager.filter(pk=self.pk, release__isnull=False).exists():
            message = f"{self} belongs to a release and cannot change; write a new revision."
            raise FrozenRevisionError(message)
