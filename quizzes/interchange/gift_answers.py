"""What stands between the braces of a GIFT question, and the kind of question it makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.interchange.building import FULL, Draft, NotKeptError, Option, refuse_options
from quizzes.interchange.gift_blocks import restored
from quizzes.interchange.numbers import number_or_range, with_tolerance
from quizzes.packs.states import QuestionState

_WEIGHT = re.compile(r"\s*%\s*(-?\d{1,3}(?:[.,]\d{1,7})?)\s*%")
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}

type ToMarkdown = Callable[[str, str], str]
"""From restored words and how they are marked up ("" for as the question is) to Markdown."""


def question_of(answers: str, draft: Draft, told: ToMarkdown) -> QuestionState:
    """The question that the answers make of a draft with its stem. Raises NotKeptError."""
    answers, _mark, idea = answers.rpartition("####") if "####" in answers else (answers, "", "")
    refuse_options(len(re.findall("[=~]", answers)))
    draft.key_idea = _words(idea, told)
    answers = answers.strip()
    if not answers:
        raise NotKeptError(_("An essay needs a rubric to be graded by: write it here."))
    if answers.startswith("#"):
        return _numeric(answers[1:], draft, told)
    if "~" in answers:
        draft.options = [_choice(each, told) for each in re.findall(r"[=~][^=~]*", answers)]
        return draft.single() if "=" in answers else draft.multiple()
    sides = [each for each in answers.split("=") if each.strip()]
    if "=" in answers and all("->" in each.partition("#")[0] for each in sides):
        draft.options = [_pair(each, told) for each in sides]
        return draft.matching()
    truth, _mark, reasons = answers.partition("#")
    if truth.strip().upper() in _TRUTHS:
        return _true_false(draft, truth=_TRUTHS[truth.strip().upper()], reasons=reasons, told=told)
    draft.options = [_typed(each, told) for each in sides]
    return draft.answers("short_text")


def _words(text: str, told: ToMarkdown) -> str:
    markup = _FORMAT.match(text)
    words = text[markup.end() :] if markup else text
    return told(restored(words).strip(), markup[1] if markup else "")


def _weighed(text: str, default: Decimal) -> tuple[Decimal, str]:
    """The weight in per cent and the rest."""
    weight = _WEIGHT.match(text)
    if weight is None:
        return default, text
    return Decimal(weight[1].replace(",", ".")), text[weight.end() :]


def _choice(answer: str, told: ToMarkdown) -> Option:
    weight, rest = _weighed(answer[1:], FULL if answer[0] == "=" else Decimal(0))
    text, _mark, reason = rest.partition("#")
    return Option(_words(text, told), _words(reason, told), weight)


def _typed(answer: str, told: ToMarkdown) -> Option:
    weight, rest = _weighed(answer, FULL)
    text, _mark, reason = rest.partition("#")
    return Option(" ".join(restored(text).split()), _words(reason, told), weight)


def _pair(answer: str, told: ToMarkdown) -> Option:
    left, _arrow, right = answer.partition("->")
    if not right.strip():
        raise NotKeptError(_("A pair has only one side: write “left -> right”."))
    return Option(_words(left, told), pair=_words(right, told))


def _true_false(draft: Draft, *, truth: bool, reasons: str, told: ToMarkdown) -> QuestionState:
    """The first reason is for who answers wrong, the second for who answers right."""
    wrong, _mark, right = reasons.partition("#")
    wrong, right = _words(wrong, told), _words(right, told)
    when_true, when_false = (right, wrong) if truth else (wrong, right)
    return draft.true_false(right=truth, when_true=when_true, when_false=when_false)


def _numeric(answers: str, draft: Draft, told: ToMarkdown) -> QuestionState:
    options = []
    for each in re.findall(r"[=~]?[^=~]+", answers.strip()):
        weight, rest = _weighed(each.lstrip("=~"), Decimal(0) if each[0] == "~" else FULL)
        text, _mark, reason = rest.partition("#")
        number = restored(text).strip()
        if not number and not reason.strip():
            continue
        if number in ("", "*"):
            draft.notes.lose(_("What is told for any other number is left out."))
            continue
        options.append(Option(_number(number), _words(reason, told), weight))
    draft.options = options
    return draft.answers("numeric")


def _number(text: str) -> str:
    value, colon, tolerance = text.partition(":")
    return with_tolerance(value, tolerance) if colon else number_or_range(value)
