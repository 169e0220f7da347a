"""What searching reads: revisions as plain text, passage by passage."""

from __future__ import annotations

from django.db import models


class Passage(models.Model):
    """A passage of one revision, and its words as they are searched for.

    Made from a revision and never edited; `manage.py reindex` makes all of them anew. `kind` and
    `revision_id` name the revision, whose model the app that registered the kind knows. The
    database keeps an index of the two columns of words by itself: see migration 0003.
    """

    kind = models.CharField(max_length=20)
    revision_id = models.PositiveBigIntegerField()
    position = models.PositiveIntegerField()
    is_title = models.BooleanField(default=False)
    anchor = models.CharField(max_length=120, blank=True)
    heading = models.TextField(blank=True)
    heading_words = models.TextField(blank=True)
    words = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["kind", "revision_id", "position"]
        indexes = [models.Index(fields=["kind", "revision_id"], name="passage_of_revision")]

    def __str__(self) -> str:
        return f"{self.kind} {self.revision_id}, passage {self.position}"
