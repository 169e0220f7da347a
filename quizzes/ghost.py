"""Ghost readings of answers: given to what everyone sees, judged by the key of a dark release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizzes.answer_key import AskedQuestion, from_revision
from quizzes.kinds.registry import kind_of
from quizzes.models import BY_PERSON, QuestionRevision, Response
from releases.ghost.reading import AnswerReading, register_answers
from releases.ghost.replaying import Found, Place, Replayer, register_replayer
from releases.models import GhostNote, Release
from releases.rings import Ring

MOST_ANSWERS = 500
"""The newest ones to each question."""
VERDICTS = (Response.Verdict.CORRECT, Response.Verdict.INCORRECT)
"""What was judged: not what was asked for, nor what a person grades."""


def read_answers(release: Release) -> Iterator[AnswerReading]:
    """By question that the release changes and somebody has answered, by its name."""
    seen = _seen(release)
    for revision in _dark(release):
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


def _dark(release: Release) -> Iterator[QuestionRevision]:
    """What the release ships of questions that are judged at once, by name."""
    dark = QuestionRevision.objects.filter(release=release).exclude(kind__in=BY_PERSON)
    rows = dark.select_related("question").prefetch_related("choices")
    return iter(rows.order_by("question__key", "id"))


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


def replay_answers(release: Release, notes: Sequence[GhostNote]) -> Iterator[Found]:
    """How the verdict on each answer noted turns with the release."""
    dark = {
        (row.question.section_id, row.question.key): (from_revision(row), row.kind)
        for row in _dark(release)
    }
    for note in notes:
        if (note.section, note.question) not in dark:
            # Taken out of the release while this was begun: the next look ends it all.
            continue
        question, kind = dark[note.section, note.question]
        turn = _turn(question, note.answer, note.told) if note.kind == kind else "gone"
        yield Found("verdict", note.question, turn)


def _questions(release: Release) -> list[Place]:
    return [(row.question.section_id, row.question.key) for row in _dark(release)]


register_answers("questions", lambda release: tuple(read_answers(release)))
register_replayer("questions", Replayer(True, _questions, replay_answers))
