"""What a regrade changed for one learner, in one sentence on the card of the question."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.answer_key import AskedChoice, AskedQuestion
from quizzes.kinds.registry import kind_of
from quizzes.marks import CheckMark, Regraded
from quizzes.models import ONE_KEY, TYPED, QuestionKind
from quizzes.regrading.rules import EVERYONE, KEYED, RULES_KEPT, Rule, decided, is_right, rule_of

FINISHED = ("correct", "shown")


def regraded_sentence(question: AskedQuestion, mark: CheckMark) -> str:
    """“Regraded on 3 Nov 2026: …”, or "" where nothing changed for the learner.

    `question` is the one shown.
    """
    regraded = mark.regraded
    if regraded is None:
        return ""
    day = date_format(timezone.localtime(decided(regraded.regrade_id)[1]), "j M Y")
    told = _("Regraded on %(day)s: %(what)s") % {"day": day, "what": _changed(mark, regraded)}
    if regraded.is_void or _is_shown(question, rule_of(regraded.regrade_id)):
        return told
    as_told = _("The answer shown here is the one that was told before.")
    return f"{told} {as_told}"


def _changed(mark: CheckMark, regraded: Regraded) -> str:
    if regraded.is_void:
        return _("this question no longer counts.")
    if mark.verdict != "correct":
        return _("what was right then no longer is; %(points)s.") % {"points": _points(mark)}
    if rule_of(regraded.regrade_id).mode == EVERYONE:
        return _("every answer counts as right; %(points)s.") % {"points": _points(mark)}
    if regraded.verdict == "correct":
        return _("other answers are right now; %(points)s.") % {"points": _points(mark)}
    return _("your answer counts as right; %(points)s.") % {"points": _points(mark)}


def _points(mark: CheckMark) -> str:
    if mark.is_pilot:
        return _("on trial, it earns no points")
    words = ngettext("you have %(n)d point", "you have %(n)d points", mark.points)
    return words % {"n": mark.points}


def shown_question(question: AskedQuestion, mark: CheckMark, state: str) -> AskedQuestion:
    """The question whose right answers a finished card marks: by the regrade, where one changed it.

    Pairs, and one of several sets or orders, stay as they were; the sentence says so.
    """
    if mark.regraded is None or state not in FINISHED or mark.regraded.is_void:
        return question
    return _by_rule(question, mark.regraded.regrade_id)


@lru_cache(maxsize=RULES_KEPT)
def _by_rule(question: AskedQuestion, regrade_id: int) -> AskedQuestion:
    """The question with what is right by the regrade; the same object each time, as cards need."""
    rule = rule_of(regrade_id)
    if rule.mode != KEYED:
        return question
    if question.kind in (*ONE_KEY, *TYPED):
        return _with_more(question, rule)
    if rule.with_own or len(rule.accepted) > 1 or question.kind == QuestionKind.MATCHING:
        return question
    keys = rule.accepted[0].split(",")
    if question.kind == QuestionKind.MULTIPLE:
        return replace(question, choices=_right(question.choices, set(keys)))
    in_order = sorted(question.choices, key=lambda choice: keys.index(choice.key))
    return replace(question, choices=tuple(in_order))


def _is_shown(question: AskedQuestion, rule: Rule) -> bool:
    """Whether what the card marks as right is right by the rule."""
    if rule.mode != KEYED or rule.with_own or question.kind in (*ONE_KEY, *TYPED):
        return True
    return is_right(question, rule, kind_of(question.kind).sample(question, is_right=True))


def _right(choices: tuple[AskedChoice, ...], keys: set[str]) -> tuple[AskedChoice, ...]:
    return tuple(replace(each, is_key=each.key in keys) for each in choices)


def _with_more(question: AskedQuestion, rule: Rule) -> AskedQuestion:
    """With each accepted answer among the right ones, and the own key where it still is right."""
    own = question.choices if rule.with_own else _right(question.choices, set())
    if question.kind in ONE_KEY:
        right = {choice.key for choice in own if choice.is_key} | set(rule.accepted)
        return replace(question, choices=_right(own, right), right="")
    more = tuple(
        AskedChoice(0, f"accepted-{at}", "", "", is_last=False, is_key=True, text=text)
        for at, text in enumerate(rule.accepted)
    )
    return replace(question, choices=(*own, *more))
