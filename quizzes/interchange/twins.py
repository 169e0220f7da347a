"""Questions that say the same, whatever their keys: told apart by their words alone."""

from __future__ import annotations

from courses.models import Section
from quizzes.models import QuestionRevision
from quizzes.packs.states import QuestionState, state_of

type Wording = tuple[str, str, tuple[str, ...]]


def wording_of(state: QuestionState) -> Wording:
    """Kind, question and answers, however they are spaced, capitalised and ordered."""
    texts = sorted(_bare(f"{choice.text} = {choice.pair}") for choice in state.choices)
    return state.kind, _bare(state.stem), tuple(texts)


def wordings_in(section: Section) -> dict[Wording, str]:
    """What the newest wordings of a section's questions say, and the key of each."""
    newest: dict[int, QuestionRevision] = {}
    revisions = QuestionRevision.objects.filter(question__section=section)
    revisions = revisions.select_related("question").prefetch_related("choices")
    for revision in revisions.order_by("question", "number"):
        newest[revision.question_id] = revision
    return {wording_of(state_of(each)): each.question.key for each in newest.values()}


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()
