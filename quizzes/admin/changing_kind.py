"""A question made into one of another kind, and what that loses. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.admin.forms_of_kinds import KIND_FORMS
from quizzes.models import BY_PERSON, ONE_KEY, PLAIN, QuestionKind
from quizzes.packs.states import ChoiceState, QuestionState

IMPLIED = (QuestionKind.ORDERING, QuestionKind.MATCHING)
"""Kinds whose choices are all right: an order and pairs are the key themselves."""
SETTINGS = ("partial_credit", "unit", "match_case", "match_spaces", "second_share")


def of_kind(state: QuestionState, kind: str) -> QuestionState:
    """What is left of the question as one of that kind: what both can say."""
    asked = KIND_FORMS[kind].asked
    return replace(
        state,
        kind=kind,
        choices=tuple(_choices(state, kind)),
        partial_credit=state.partial_credit and "partial_credit" in asked,
        unit=state.unit if "unit" in asked else "",
        match_case=state.match_case and "match_case" in asked,
        match_spaces=state.match_spaces and "match_spaces" in asked,
        second_share=state.second_share if "second_share" in asked else 0,
    )


def lost(state: QuestionState, kind: str) -> list[str]:
    """What the question would lose as one of that kind, in sentences."""
    changed = of_kind(state, kind)
    left = {choice.key for choice in changed.choices}
    words = []
    if any(getattr(state, name) != getattr(changed, name) for name in SETTINGS):
        words.append(_("Its unit, partial credit or rules of matching are dropped."))
    gone = sum(choice.key not in left for choice in state.choices)
    if gone:
        words.append(
            ngettext("%(count)d choice is dropped.", "%(count)d choices are dropped.", gone)
            % {"count": gone}
        )
    if any(choice.pair for choice in state.choices):
        words.append(_("What the texts go with is dropped."))
    if kind in IMPLIED and _keys(changed) - _keys(state):
        words.append(_("Wrong choices become part of the answer: remove them afterwards."))
    elif kind not in (*IMPLIED, *BY_PERSON) and _keys(state) - _keys(changed):
        words.append(_("Which choice is right has to be marked again."))
    if any(choice.points for choice in state.choices) and not _has(kind, "points"):
        words.append(_("The points of the criteria are dropped, and grading by people with them."))
    if any(choice.is_last for choice in state.choices) and not _has(kind, "is_last"):
        words.append(_("“Keep last” is dropped."))
    return words


def _keys(state: QuestionState) -> set[str]:
    return {choice.key for choice in state.choices if choice.is_key}


def _has(kind: str, field: str) -> bool:
    return field in KIND_FORMS[kind].row


def _choices(state: QuestionState, kind: str) -> Iterator[ChoiceState]:
    """The choices that the other kind can hold."""
    if kind == QuestionKind.TRUE_FALSE:
        yield from _true_and_false(state)
        return
    keys_left = 1 if kind in ONE_KEY else 0 if kind in BY_PERSON else len(state.choices)
    for choice in state.choices:
        text = " ".join(choice.text.split()) if kind in PLAIN else choice.text
        if not text:
            continue
        is_key = choice.is_key and keys_left > 0
        keys_left -= is_key
        is_last = choice.is_last and _has(kind, "is_last")
        is_key = is_key or kind in IMPLIED
        points = choice.points if _has(kind, "points") else 0
        yield replace(choice, text=text, is_key=is_key, is_last=is_last, pair="", points=points)


def _true_and_false(state: QuestionState) -> Iterator[ChoiceState]:
    """Two choices by their names; what had other names was no truth."""
    found = {choice.key: choice for choice in state.choices}
    has_key = False
    for key, text in KIND_FORMS[QuestionKind.TRUE_FALSE].start:
        choice = found.get(key) or ChoiceState(key, str(text), "", False, False)
        is_key = choice.is_key and not has_key
        has_key = has_key or is_key
        yield replace(
            choice, text=choice.text or str(text), is_key=is_key, pair="", is_last=False, points=0
        )
