"""Ghost readings of answers: given to what everyone sees, judged by the key of a dark release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quizzes.answer_key import AskedQuestion, from_revision
from quizzes.kinds.registry import kind_of
from quizzes.models import BY_PERSON, QuestionRevision, Response
from releases.ghost.reading import AnswerReading, register_answers
from releases.models import Release
from releases.rings import Ring

MOST_ANSWERS = 500
"""The newest ones to each question."""
VERDICTS = (Response.Verdict.CORRECT, Response.Verdict.INCORRECT)
"""What was judged: not what was asked for, nor what a person grades."""


def read_answers(release: Release) -> Iterator[AnswerReading]:
    """By question that the release changes and somebody has answered, by its name."""
    dark = QuestionRevision.objects.filter(release=release).exclude(kind__in=BY_PERSON)
    rows = dark.select_related("question").prefetch_related("choices")
    seen = _seen(release)
    for revision in rows.order_by("question__key", "id"):
        live = seen.get(revision.question_id)
        given = _given(live) if live is not None else []
        if live is None or not given:
            continue
        question, same_kind = from_revision(revision), live.kind == revision.kind
        turns = Counter(
            _turn(question, answer, verdict) if same_kind else "gone" for answer, verdict in given
        )
        yield AnswerReading(
            revision.question.key, len(given), turns["right"], turns["wrong"], turns["gone"]
        )


def _seen(release: Release) -> dict[int, QuestionRevision]:
    """What everyone sees of the questions that the release ships, by question."""
    everyone = Release.objects.filter(scope=release.scope, ring=Ring.A3).values_list(
        "pk", flat=True
    )
    questions = QuestionRevision.objects.filter(release=release).values("question")
    shown = QuestionRevision.objects.in_releases(tuple(everyone)).filter(question__in=questions)
    return {revision.question_id: revision for revision in shown}


def _given(live: QuestionRevision) -> list[tuple[str, str]]:
    """The newest scored answers to it, each with the verdict that was told."""
    rows = Response.objects.filter(revision=live, is_practice=False, verdict__in=VERDICTS)
    newest = rows.order_by("-answered_at", "-id").values_list("answer", "choice__key", "verdict")
    return [(answer or key or "", verdict) for answer, key, verdict in newest[:MOST_ANSWERS]]


def _turn(question: AskedQuestion, answer: str, told: str) -> str:
    """What becomes of a verdict: "right", "wrong", "same", or "gone" where it cannot be given."""
    kind = kind_of(question.kind)
    if not kind.is_answer(question, answer):
        return "gone"
    is_right = kind.is_right(question, answer)
    if is_right == (told == Response.Verdict.CORRECT):
        return "same"
    return "right" if is_right else "wrong"


register_answers("questions", lambda release: tuple(read_answers(release)))
