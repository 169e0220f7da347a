"""What somebody asks for when they regrade, read from a form, or refused in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from quizzes.answer_key import AskedQuestion
from quizzes.kinds.kind import Posted, UnreadableError
from quizzes.kinds.registry import kind_of
from quizzes.models import ONE_KEY, TYPED, Choice, QuestionKind, QuestionRevision, Regrade
from quizzes.regrading.rules import EVERYONE, KEYED, Rule, is_right, right_answers

KINDS_WITH_KEY = frozenset(
    {
        *ONE_KEY, *TYPED, QuestionKind.MULTIPLE, QuestionKind.ORDERING, QuestionKind.MATCHING,
    }
)  # fmt: skip
"""Kinds whose verdicts come from a key; anything else is graded by people."""

NAMING = (Regrade.Policy.ACCEPT, Regrade.Policy.CHANGE)
"""Decisions that name answers."""


class CannotRegradeError(Exception):
    """What was asked for makes no sense; its message says in a sentence what to do."""


def asked_answers(
    revision: QuestionRevision, question: AskedQuestion, rule: Rule, policy: str, posted: Posted
) -> tuple[str, ...]:
    """The answers that a form names for this decision, as the kind writes them; often none.

    `rule` is what judges at present. Raises CannotRegradeError.
    """
    _refuse_what_stands(question, rule, policy)
    if policy not in NAMING:
        return ()
    answers = _named(revision, question, posted)
    if policy == Regrade.Policy.ACCEPT:
        answers = _new_ones(question, rule, answers)
    if set(answers) == set(right_answers(question, rule)):
        raise CannotRegradeError(_("That is the key already: nothing would change."))
    return answers


def _refuse_what_stands(question: AskedQuestion, rule: Rule, policy: str) -> None:
    """What cannot be decided at all, or has been decided already."""
    if policy not in Regrade.Policy.values:
        raise CannotRegradeError(_("Choose what to decide."))
    if question.kind not in KINDS_WITH_KEY:
        words = _("Answers of this kind have no key. Change the points where they are graded.")
        raise CannotRegradeError(words)
    if rule.mode == KEYED or policy == Regrade.Policy.CHANGE:
        return
    if rule.mode == policy:
        raise CannotRegradeError(_("That is how it counts already: nothing would change."))
    if policy == Regrade.Policy.ACCEPT:
        raise CannotRegradeError(
            _("Everyone is right already. Undo that regrade first, or change the key.")
            if rule.mode == EVERYONE
            else _("The question counts for nobody now. Undo that regrade first.")
        )


def _named(revision: QuestionRevision, question: AskedQuestion, posted: Posted) -> tuple[str, ...]:
    if question.kind in ONE_KEY:
        return _choices(question, posted)
    if question.kind in TYPED:
        return _patterns(revision, posted)
    try:
        return (kind_of(question.kind).read(question, posted),)
    except UnreadableError as error:
        raise CannotRegradeError(str(error)) from error


def _choices(question: AskedQuestion, posted: Posted) -> tuple[str, ...]:
    """Each that was ticked: every one of them is right."""
    ticked = set(posted.all("choice"))
    keys = tuple(choice.key for choice in question.choices)
    if not ticked or not ticked <= set(keys):
        raise CannotRegradeError(_("Tick at least one of the answers."))
    if ticked == set(keys):
        raise CannotRegradeError(
            _("Then every answer would be right: choose “everyone right” instead.")
        )
    return tuple(key for key in keys if key in ticked)


def _patterns(revision: QuestionRevision, posted: Posted) -> tuple[str, ...]:
    """One a line, each as an author may write it."""
    lines = (" ".join(line.split()) for line in posted.one("answer").splitlines())
    patterns = tuple(dict.fromkeys(line for line in lines if line))
    if not patterns:
        raise CannotRegradeError(_("Write at least one answer, each on a line of its own."))
    rows = [
        Choice(revision=revision, position=at, key=text[:40], text=text, is_key=True)
        for at, text in enumerate(patterns)
    ]
    for problem in kind_of(revision.kind).problems(revision, rows):
        raise CannotRegradeError(capfirst(problem))
    return patterns


def _new_ones(question: AskedQuestion, rule: Rule, answers: Sequence[str]) -> tuple[str, ...]:
    """Those that are not right yet. Raises CannotRegradeError where all of them are."""
    known = right_answers(question, rule)
    is_typed = question.kind in TYPED
    new = tuple(
        answer
        for answer in answers
        if answer not in known and (is_typed or not is_right(question, rule, answer))
    )
    if not new:
        raise CannotRegradeError(_("That is right already: nothing would change."))
    if question.kind in ONE_KEY and len({*new, *known}) == len(question.choices):
        raise CannotRegradeError(
            _("Then every answer would be right: choose “everyone right” instead.")
        )
    return new
