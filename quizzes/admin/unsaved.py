"""A question as rows that were never stored: what is typed right now, rendered as saving would."""

from __future__ import annotations

from collections.abc import Iterable

from quizzes.models import Choice, QuestionRevision
from quizzes.packs.states import ChoiceState, QuestionState

_WORDS = (
    "stem", "key_idea", "passage", "shuffle", "is_pilot", "kind", "partial_credit", "unit",
    "match_case", "match_spaces", "second_share",
)  # fmt: skip


def unsaved(revision: QuestionRevision, state: QuestionState) -> QuestionRevision:
    """A copy of the stored revision that says `state` instead. Never save it."""
    draft = QuestionRevision(pk=revision.pk, number=revision.number, question=revision.question)
    for name in _WORDS:
        setattr(draft, name, getattr(state, name))
    draft.render()
    rows = Choice.objects.none()
    # As prefetching would leave them: whoever asks the draft for its choices gets these.
    rows._result_cache = list(_choices(draft, state.choices))
    draft._prefetched_objects_cache = {"choices": rows}  # type: ignore[attr-defined]
    return draft


def _choices(draft: QuestionRevision, states: Iterable[ChoiceState]) -> Iterable[Choice]:
    for position, state in enumerate(states):
        choice = Choice(
            pk=-1 - position, revision=draft, position=position, key=state.key, text=state.text,
            pair=state.pair, explanation=state.explanation, is_key=state.is_key,
            is_last=state.is_last, points=state.points,
        )  # fmt: skip
        choice.render()
        yield choice
