"""A question as it was asked: its words, its key and its explanations.

Revisions in a release cannot change, so what is read here is kept in the process. Nothing in
this module may reach a learner before they have earned it: `quizzes.card` decides that.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from quizzes.models import QuestionRevision

MOST_TRIES = 3
REVISIONS_KEPT = 4096


@dataclass(frozen=True, slots=True, eq=False)
class AskedChoice:
    """One choice of a revision; equal to itself alone, which makes it a cheap key."""

    id: int
    key: str
    text_html: str
    explanation_html: str
    is_last: bool


@dataclass(frozen=True, slots=True, eq=False)
class AskedQuestion:
    """One revision of a question with everything the server knows of it; equal to itself alone."""

    revision_id: int
    rendered_by: int
    """The renderer's version that made the HTML."""
    key: str
    """The question's name in its section."""
    stem_html: str
    key_idea_html: str
    passage: str
    shuffle: bool
    is_pilot: bool
    choices: tuple[AskedChoice, ...]
    right: str
    """The key of the right choice."""

    @property
    def tries(self) -> int:
        """Different wrong choices after which the answer is shown: three, or all there are."""
        return min(MOST_TRIES, len(self.choices) - 1)

    def choice(self, key: str) -> AskedChoice | None:
        """The choice of that name, or None."""
        return next((choice for choice in self.choices if choice.key == key), None)

    def order_for(self, learner_key: str) -> tuple[AskedChoice, ...]:
        """The choices as this learner sees them: the same after a reload and on any device.

        A stable hash sorts them; those marked "keep last" stay last, in the author's order.
        """
        if not self.shuffle:
            return self.choices
        free = [choice for choice in self.choices if not choice.is_last]
        last = [choice for choice in self.choices if choice.is_last]
        free.sort(key=lambda choice: _rank(learner_key, self.revision_id, choice.key))
        return (*free, *last)


def _rank(learner_key: str, revision_id: int, choice_key: str) -> bytes:
    return hashlib.sha256(f"{learner_key}:{revision_id}:{choice_key}".encode()).digest()


@lru_cache(maxsize=REVISIONS_KEPT)
def asked_question(revision_id: int, rendered_by: int) -> AskedQuestion:
    """The released revision with that id. Raises QuestionRevision.DoesNotExist for any other.

    `rendered_by`, the renderer's version, is part of the key only: words that were rendered again
    are read again.
    """
    del rendered_by
    revision = (
        QuestionRevision.objects.select_related("question")
        .exclude(release=None)
        .get(pk=revision_id)
    )
    return from_revision(revision)


def from_revision(revision: QuestionRevision) -> AskedQuestion:
    """A revision's words and key as values; also for drafts, whose result must not be kept."""
    choices = sorted(revision.choices.all(), key=lambda choice: choice.position)
    return AskedQuestion(
        revision_id=revision.pk,
        rendered_by=revision.renderer_version,
        key=revision.question.key,
        stem_html=revision.stem_html,
        key_idea_html=revision.key_idea_html,
        passage=revision.passage,
        shuffle=revision.shuffle,
        is_pilot=revision.is_pilot,
        choices=tuple(
            AskedChoice(c.pk, c.key, c.text_html, c.explanation_html, c.is_last) for c in choices
        ),
        right=next((choice.key for choice in choices if choice.is_key), ""),
    )
