"""What must hold of the pictures of a text before anyone sees it."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from courses.models import Picture, SectionRevision
from courses.pictures.finding import keys_in
from courses.pictures.keeping import name_of
from releases.models import Release
from releases.smoke_tests import register_smoke_test


@register_smoke_test
def pictures_are_kept(release: Release) -> Iterator[str]:
    """Every picture that a text shows is in the storage."""
    for revision in SectionRevision.objects.filter(release=release).order_by("id"):
        for picture in Picture.objects.filter(key__in=keys_in(revision.source)):
            if not default_storage.exists(name_of(picture.sha256, picture.width, picture.form)):
                words = {"revision": revision, "key": picture.key}
                yield _("%(revision)s: the picture “%(key)s” is gone from the storage.") % words
