"""What was kept of a draft goes when the draft is deleted."""

from __future__ import annotations

from django.apps import apps
from django.db.models.signals import post_delete

from releases.models import OpenEditor, ReviewComment, ReviewLink, Revision, SavedState


def forget(sender: type[Revision], instance: Revision, **_more: object) -> None:
    """Drop saved states, open pages, review links and comments of a draft that is gone."""
    for model in (SavedState, OpenEditor, ReviewComment, ReviewLink):
        model._default_manager.filter(
            kind=sender._meta.label_lower, revision_id=instance.pk
        ).delete()


def connect() -> None:
    """Do so for every kind of revision."""
    for model in apps.get_models():
        if issubclass(model, Revision):
            post_delete.connect(forget, sender=model, dispatch_uid=f"forget {model._meta.label}")
