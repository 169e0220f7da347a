"""Reading QTI 1.2 items with a list of answers: one of them right, several, true or false."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.interchange.building import FULL, Option
from quizzes.interchange.canvas.asked import Asked
from quizzes.interchange.canvas.explaining import explain_right, explain_wrong
from quizzes.packs.states import QuestionState

_TRUE, _FALSE = "true", "false"


def read_single(asked: Asked) -> QuestionState:
    """One right answer. Raises NotKeptError."""
    _offer(asked, _weights(asked))
    return asked.draft.single()


def read_true_false(asked: Asked) -> QuestionState:
    """True or false; in other words, a choice of two. Raises NotKeptError."""
    _offer(asked, _weights(asked))
    options = {each.text.strip(" .*").lower(): each for each in asked.draft.options}
    if set(options) != {_TRUE, _FALSE}:
        asked.draft.notes.change(_("True or false in other words became a choice of two."))
        return asked.draft.single()
    asked.draft.single()
    return asked.draft.true_false(
        right=options[_TRUE].weight > options[_FALSE].weight,
        when_true=options[_TRUE].explanation,
        when_false=options[_FALSE].explanation,
    )


def read_several(asked: Asked) -> QuestionState:
    """Several right answers. Raises NotKeptError."""
    worth = _several_weights(asked)
    share = FULL / max(1, sum(each > 0 for each in worth.values()))
    _offer(asked, {key: share if each > 0 else -share for key, each in worth.items()})
    return asked.draft.multiple()


def _offer(asked: Asked, weights: dict[str, Decimal]) -> None:
    """Put the answers into the draft, each with its comment."""
    response = asked.only_response()
    labels = asked.labels(response)
    name = response.get("ident", "")
    own = {key: asked.comments.on((name, key)) for key in labels}
    right = [key for key in labels if weights.get(key, 0) > 0]
    explain_right(asked, own, right)
    explain_wrong(asked, own, [key for key in labels if key not in right])
    asked.draft.options = [
        Option(words, own[key], weights.get(key, Decimal(0))) for key, words in labels.items()
    ]


def _weights(asked: Asked) -> dict[str, Decimal]:
    """What each answer earns, in per cent of what the best one earns."""
    points: dict[str, Decimal] = {}
    for condition in asked.conditions:
        for _response, key in condition.asked if condition.points else ():
            earned = points.get(key, Decimal(0)) if condition.is_added else Decimal(0)
            points[key] = max(points.get(key, Decimal(0)), earned + condition.points)
    best = max(points.values(), default=Decimal(0))
    return {key: each * FULL / best for key, each in points.items()} if best > 0 else {}


def _several_weights(asked: Asked) -> dict[str, Decimal]:
    """Which answers are right: those of the rule that earns most, or that each earn something."""
    labels = asked.labels(asked.only_response())
    earning = [each for each in asked.conditions if each.points > 0 and each.asked]
    if not earning:
        return {}
    added = [each for each in earning if each.is_added and len(each.asked) == 1]
    if added:
        right = {key for each in added for _response, key in each.asked}
    else:
        best = max(earning, key=lambda each: each.points)
        right = {key for _response, key in best.asked}
    return {key: Decimal(1 if key in right else -1) for key in labels}
