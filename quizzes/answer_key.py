"""A question as it was asked: its words, its key and its explanations.

Revisions in a release cannot change, so what is read here is kept in the process. Nothing in
this module may reach a learner before they have earned it: `quizzes.card` decides that.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from django.utils.crypto import salted_hmac

from quizzes.models import BY_PERSON, ONE_KEY, PLAIN, Choice, QuestionKind, QuestionRevision

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
    is_key: bool = False
    text: str = ""
    """As its author wrote it: of a typed answer, the pattern."""
    pair_html: str = ""
    pair: str = ""
    name: str = ""
    """What the page calls it where its key, of the author's making, could tell the answer."""
    pair_name: str = ""
    points: int = 0
    """Of a criterion: how many at most."""


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
    """The key of the right choice; "" where there may be several."""
    kind: str = "single"
    partial_credit: bool = False
    unit: str = ""
    match_case: bool = False
    match_spaces: bool = False
    second_share: int = 0

    @property
    def tries(self) -> int:
        """Different wrong answers after which the right one is shown: three, or all there are."""
        if self.kind in BY_PERSON:
            return 1
        return min(MOST_TRIES, len(self.choices) - 1) if self.kind in ONE_KEY else MOST_TRIES

    def choice(self, key: str) -> AskedChoice | None:
        """The choice of that name, or None."""
        return next((choice for choice in self.choices if choice.key == key), None)

    def order_for(self, learner_key: str) -> tuple[AskedChoice, ...]:
        """The choices as this learner sees them: the same after a reload and on any device.

        A stable hash sorts them; those marked "keep last" stay last, in the author's order. What
        is to be put in order is always shuffled, and out of its order where more than two would
        otherwise stand in it; patterns of typed answers and criteria are never seen.
        """
        if self.kind in PLAIN:
            return ()
        if self.kind == QuestionKind.ORDERING:
            mixed = self._shuffled(self.choices, learner_key)
            is_told = mixed == self.choices and len(mixed) > 2
            return (*mixed[1:], mixed[0]) if is_told else mixed
        shown = self.choices
        if self.kind == QuestionKind.MATCHING:
            shown = tuple(choice for choice in shown if choice.is_key)
        if not self.shuffle or self.kind == QuestionKind.TRUE_FALSE:
            return shown
        free = tuple(choice for choice in shown if not choice.is_last)
        last = tuple(choice for choice in shown if choice.is_last)
        return (*self._shuffled(free, learner_key), *last)

    @property
    def options(self) -> tuple[AskedChoice, ...]:
        """Rows whose pairs are offered in a matching question: of those that say the same, one."""
        said: dict[str, AskedChoice] = {}
        for choice in self.choices if self.kind == QuestionKind.MATCHING else ():
            said.setdefault(_folded(choice.pair), choice)
        return tuple(said.values())

    def option_of(self, left: AskedChoice) -> AskedChoice:
        """The option that a left side goes with."""
        return next(each for each in self.options if _folded(each.pair) == _folded(left.pair))

    def options_for(self, learner_key: str) -> tuple[AskedChoice, ...]:
        """The options as this learner sees them, in an order that no left side has."""
        return self._shuffled(self.options, f"{learner_key}:pair")

    def _shuffled(self, choices: tuple[AskedChoice, ...], salt: str) -> tuple[AskedChoice, ...]:
        return tuple(sorted(choices, key=lambda each: _rank(salt, self.revision_id, each.key)))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


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
        choices=tuple(_asked_choice(choice, revision) for choice in choices),
        right=_right(revision, choices),
        kind=revision.kind,
        partial_credit=revision.partial_credit,
        unit=revision.unit,
        match_case=revision.match_case,
        match_spaces=revision.match_spaces,
        second_share=revision.second_share,
    )


def _right(revision: QuestionRevision, choices: list[Choice]) -> str:
    """The key of the one right choice, where there is one."""
    keys = [choice.key for choice in choices if choice.is_key]
    return keys[0] if keys and revision.kind in ONE_KEY else ""


def _asked_choice(choice: Choice, revision: QuestionRevision) -> AskedChoice:
    is_named = revision.kind in (QuestionKind.ORDERING, QuestionKind.MATCHING)
    return AskedChoice(
        id=choice.pk,
        key=choice.key,
        text_html=choice.text_html,
        explanation_html=choice.explanation_html,
        is_last=choice.is_last,
        is_key=choice.is_key,
        text=choice.text,
        pair_html=choice.pair_html,
        pair=choice.pair,
        name=_name("item", revision.pk, choice.key) if is_named else "",
        pair_name=_name("pair", revision.pk, choice.key) if is_named else "",
        points=choice.points,
    )


def _name(side: str, revision_id: int, key: str) -> str:
    """A name that tells nothing of the key, the same for everyone: forms outlive sign-ins."""
    made = salted_hmac("quizzes.names", f"{side}:{revision_id}:{key}", algorithm="sha256")
    return made.hexdigest()[:8]
