"""Keeping the passages true to the revisions: at every save, at every deletion, and on demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save

from courses.models import Passage
from courses.search.kinds import AnyKind, Text, kind_of_model, kinds, register_kind
from courses.search.words import composed, words_in
from releases.models import Revision

BATCH = 500


def search(kind: AnyKind) -> AnyKind:
    """Register a kind and keep its passages from now on."""
    name = f"search {kind.kind}"
    post_save.connect(_saved, sender=kind.model, dispatch_uid=f"{name} saved")
    post_delete.connect(_deleted, sender=kind.model, dispatch_uid=f"{name} deleted")
    return register_kind(kind)


def _saved(sender: type[Revision], instance: Revision, *, raw: bool, **_: object) -> None:
    if not raw:
        index(kind_of_model(sender), instance.pk)


def _deleted(sender: type[Revision], instance: Revision, **_: object) -> None:
    _passages(kind_of_model(sender), instance.pk).delete()


@transaction.atomic
def index(kind: AnyKind, revision_id: int) -> None:
    """Make the passages of one revision anew.

    The row is held and read again: of two that save it at once, the later words stay.
    """
    revision = kind.model._default_manager.select_for_update().filter(pk=revision_id).first()
    _passages(kind, revision_id).delete()
    if revision is not None:
        rows = [
            _row(kind, revision_id, at, text)
            for at, text in enumerate(kind.texts(revision), start=1)
        ]
        Passage.objects.bulk_create(rows, batch_size=BATCH)


def index_fresh[R: Revision](revisions: Sequence[R]) -> None:
    """Make the passages of revisions that were stored just now in one go, which sends no signal."""
    if revisions:
        kind = kind_of_model(type(revisions[0]))
        rows = [
            _row(kind, revision.pk, at, text)
            for revision in revisions
            for at, text in enumerate(kind.texts(revision), start=1)
        ]
        Passage.objects.bulk_create(rows, batch_size=BATCH)


def total() -> int:
    """How many revisions can be searched."""
    return sum(kind.model._default_manager.count() for kind in kinds())


def reindex() -> Iterator[None]:
    """Make every passage anew, and drop those whose revision is gone; yields after each one."""
    known = [kind.kind for kind in kinds()]
    Passage.objects.exclude(kind__in=known).delete()
    for kind in kinds():
        ids = list(kind.model._default_manager.order_by("id").values_list("id", flat=True))
        Passage.objects.filter(kind=kind.kind).exclude(
            revision_id__in=kind.model._default_manager.values("id")
        ).delete()
        for revision_id in ids:
            index(kind, revision_id)
            yield


def _passages(kind: AnyKind, revision_id: int) -> models.QuerySet[Passage]:
    return Passage.objects.filter(kind=kind.kind, revision_id=revision_id)


def _row(kind: AnyKind, revision_id: int, position: int, text: Text) -> Passage:
    return Passage(
        kind=kind.kind,
        revision_id=revision_id,
        position=position,
        is_title=text.is_title,
        anchor=text.anchor[:120],
        heading=composed(text.heading),
        heading_words=words_in(text.heading),
        words=words_in(text.text),
        text=composed(text.text),
    )
