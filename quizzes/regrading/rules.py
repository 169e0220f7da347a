"""What a regraded revision is judged by: the own key and what is accepted besides, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Self, cast

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.kinds.registry import kind_of
from quizzes.kinds.typed import Typed
from quizzes.marks import Json
from quizzes.models import ONE_KEY, QuestionKind, Regrade

KEYED, EVERYONE, VOID = "keyed", "everyone", "void"
RULES_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Rule:
    """All that decides a verdict after a regrade.

    `accepted` are answers as the question's kind writes them, of typed kinds patterns; with
    `with_own` the revision's own key is right as well.
    """

    mode: str = KEYED
    """keyed, everyone or void."""
    with_own: bool = True
    accepted: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """As a JSON object."""
        return {"mode": self.mode, "own": self.with_own, "accepted": list(self.accepted)}

    @classmethod
    def from_json(cls, stored: Json) -> Self:
        """Read a stored rule."""
        accepted = cast("list[str]", stored["accepted"])
        return cls(cast("str", stored["mode"]), cast("bool", stored["own"]), tuple(accepted))


OWN_KEY = Rule()
"""As the revision itself says."""


def upon(before: Rule, policy: str, answers: Iterable[str] = ()) -> Rule:
    """The rule that a decision makes of the one that stood until then.

    Accepting more adds to it, a new key replaces it. Nothing can be accepted besides where
    everyone is right or nobody counts: `quizzes.regrading.asking` refuses that in words.
    """
    if policy == Regrade.Policy.ACCEPT:
        accepted = dict.fromkeys((*before.accepted, *answers))
        return Rule(KEYED, before.with_own, tuple(accepted))
    if policy == Regrade.Policy.CHANGE:
        return Rule(KEYED, with_own=False, accepted=tuple(dict.fromkeys(answers)))
    return Rule(EVERYONE if policy == Regrade.Policy.EVERYONE else VOID)


def is_right(question: AskedQuestion, rule: Rule, answer: str) -> bool:
    """The verdict by the rule; "" asked for the answer, which only everyone's right makes right."""
    if rule.mode != KEYED:
        return rule.mode == EVERYONE
    if not answer:
        return False
    kind = kind_of(question.kind)
    if rule.with_own and kind.is_right(question, answer):
        return True
    if isinstance(kind, Typed):
        return any(kind.matches(question, _as_choice(text), answer) for text in rule.accepted)
    return answer in rule.accepted


def right_sets(question: AskedQuestion, rule: Rule) -> tuple[frozenset[str], ...]:
    """Of a multiple choice: each set of keys that is right as a whole."""
    own = frozenset(choice.key for choice in question.choices if choice.is_key)
    others = (frozenset(answer.split(",")) for answer in rule.accepted)
    return (own, *others) if rule.with_own else tuple(others)


@lru_cache(maxsize=RULES_KEPT)
def decided(regrade_id: int) -> tuple[Rule, datetime]:
    """The rule that a regrade made, and when. Neither changes: read once in each process."""
    rule, at = Regrade.objects.values_list("rule", "at").get(pk=regrade_id)
    return Rule.from_json(rule), at


def rule_of(regrade_id: int) -> Rule:
    """The rule that a regrade made."""
    return decided(regrade_id)[0]


def right_answers(question: AskedQuestion, rule: Rule) -> tuple[str, ...]:
    """What is right by the rule, as answers and patterns; the revision's own first.

    Empty where everyone is right or nobody counts.
    """
    if rule.mode != KEYED:
        return ()
    return tuple(dict.fromkeys((*(own_answers(question) if rule.with_own else ()), *rule.accepted)))


def own_answers(question: AskedQuestion) -> tuple[str, ...]:
    """What the revision's own key says is right, as answers and patterns."""
    kind = kind_of(question.kind)
    if isinstance(kind, Typed) or question.kind in ONE_KEY:
        attribute = "key" if question.kind in ONE_KEY else "text"
        return tuple(getattr(choice, attribute) for choice in question.choices if choice.is_key)
    return (kind.sample(question, is_right=True),)


def _as_choice(pattern: str) -> AskedChoice:
    """A pattern as its kind reads it."""
    return AskedChoice(0, "", "", "", is_last=False, is_key=True, text=pattern)


def is_multiple(question: AskedQuestion) -> bool:
    """Whether several choices together are one answer."""
    return question.kind == QuestionKind.MULTIPLE
