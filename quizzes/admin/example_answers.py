"""Answers to try a question with: one for each way of being wrong that has words of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.kinds.registry import kind_of
from quizzes.kinds.typed import Typed
from quizzes.models import BY_PERSON, ONE_KEY, QuestionKind


@dataclass(frozen=True, slots=True)
class Example:
    """An answer as the kind writes it; `key` is that of the choice it shows, "" where of none."""

    answer: str
    words: str
    key: str = ""


def wrong_answers(question: AskedQuestion) -> list[Example]:
    """One for each choice that is wrong, and for what else may be wrong with an answer."""
    kind = kind_of(question.kind)
    found: dict[str, Example] = {}
    for each in _wrong(question):
        if kind.is_answer(question, each.answer) and not kind.is_right(question, each.answer):
            found.setdefault(each.answer, each)
    return list(found.values())


def _wrong(question: AskedQuestion) -> Iterator[Example]:
    kind = kind_of(question.kind)
    distractors = [choice for choice in question.choices if not choice.is_key]
    if question.kind in BY_PERSON:
        return
    if question.kind == QuestionKind.ORDERING:
        yield Example(kind.sample(question, is_right=False), _("The other way round"))
    elif question.kind == QuestionKind.MATCHING:
        yield Example(kind.sample(question, is_right=False), _("Pairs mixed up"))
    elif isinstance(kind, Typed):
        for choice in distractors:
            answer = kind.made_of(choice)
            yield Example(answer, answer, choice.key)
        unexpected = (each for each in kind.made_up if not kind.named(question, each))
        yield from (Example(each, _("Anything else")) for each in list(unexpected)[:1])
    else:
        yield from (Example(_with(question, each), each.key, each.key) for each in distractors)
        yield from _incomplete(question)


def _with(question: AskedQuestion, wrong: AskedChoice) -> str:
    """The wrong choice; where several are chosen, beside everything that is right."""
    if question.kind in ONE_KEY:
        return wrong.key
    return ",".join(each.key for each in question.choices if each.is_key or each is wrong)


def _incomplete(question: AskedQuestion) -> Iterator[Example]:
    """Where several are right, the first of them alone."""
    keys = [choice.key for choice in question.choices if choice.is_key]
    if question.kind not in ONE_KEY and len(keys) > 1:
        yield Example(keys[0], _("Something missing"))
