"""What a release ships: drafts are taken in, and may be taken out again until its first move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Release, Revision
from releases.refusals import MoveRefusedError


def revision_models() -> Iterator[type[Revision]]:
    """Every concrete kind of revision, whichever app it lives in."""
    for model in apps.get_models():
        if issubclass(model, Revision):
            yield model


def revisions_of(release: Release) -> Iterator[Revision]:
    """Everything the release ships, kind by kind."""
    for model in revision_models():
        yield from model._default_manager.filter(release=release).order_by("id")


def contents_of(release: Release) -> frozenset[tuple[str, int]]:
    """The kind and id of everything the release ships: equal where the contents are."""
    return frozenset(
        (model._meta.label_lower, pk)
        for model in revision_models()
        for pk in model._default_manager.filter(release=release).values_list("pk", flat=True)
    )


def is_empty(release: Release) -> bool:
    """Whether the release ships nothing."""
    return next(revisions_of(release), None) is None


@transaction.atomic
def collect(release: Release, revisions: Iterable[Revision]) -> None:
    """Put drafts into a release that has not moved yet; from now on they are frozen.

    Raises MoveRefusedError where the release has moved or a draft is in a release already;
    then nothing is collected.
    """
    _refuse_moved(release)
    for revision in revisions:
        drafts = type(revision)._default_manager.filter(pk=revision.pk, release=None)
        if not drafts.update(release=release):
            raise MoveRefusedError(
                _("%(revision)s is in a release already.") % {"revision": revision}
            )
        revision.release = release


@transaction.atomic
def take_out(release: Release, revision: Revision) -> None:
    """Make a revision a draft again; nobody has seen it, since the release has not moved.

    Raises MoveRefusedError where the release has moved or does not ship it.
    """
    _refuse_moved(release)
    shipped = type(revision)._default_manager.filter(pk=revision.pk, release=release)
    if not shipped.update(release=None):
        words = _("%(revision)s is not in “%(release)s” any more.")
        raise MoveRefusedError(words % {"revision": revision, "release": release})
    revision.release = None


def _refuse_moved(release: Release) -> None:
    """Lock the release against moves. Raises MoveRefusedError where it has moved."""
    unmoved = Release.objects.select_for_update().filter(pk=release.pk, moves=0)
    if not unmoved.exists():
        raise MoveRefusedError(
            _("“%(release)s” has been released; make a new release.") % {"release": release}
        )
