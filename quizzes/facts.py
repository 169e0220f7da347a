"""What the responses say about checks: the marks that progress repeats, derived again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from accounts.models import Learner
from courses.embeds import place
from courses.facts import Fact, register_facts
from courses.rendering import RENDERER_VERSION
from quizzes.answer_key import AskedQuestion, asked_question
from quizzes.grading import CheckMark, mark_for
from quizzes.items import KIND
from quizzes.marks_now import Now, TwoMarks
from quizzes.models import QuestionRevision, Response
from quizzes.replaying import replay

type Spot = tuple[int, str]
"""A section's id and a question's key in it."""

type Rows = dict[int, dict[Spot, list[Answered]]]
"""By learner and spot, oldest first."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A response as replaying needs it; `answer` is "" where the answer was asked for."""

    learner_id: int
    spot: Spot
    revision_id: int
    answer: str
    try_number: int
    points: int
    confidence: str
    at: datetime
    now: Now
    """What it counts as."""


class AnswerFacts:
    """The scored responses of learners."""

    kind = KIND

    def facts(self, people: Mapping[int, int]) -> Iterator[Fact]:
        """The mark after each response, as it counts now."""
        return facts_of(people, _rows(people))


def facts_at(question_id: int, people: Mapping[int, int]) -> Iterator[Fact]:
    """What these learners answered at one question; `people` as `courses.facts` says."""
    return facts_of(people, _rows(people, revision__question=question_id))


def tries_at(question: AskedQuestion, learner: Learner) -> CheckMark | None:
    """The last mark of this very revision that the learner's responses led to; None: none did."""
    guests = Learner.objects.filter(merged_into=learner).order_by("merged_at", "id")
    people = dict.fromkeys([learner.pk, *guests.values_list("id", flat=True)], learner.pk)
    here = QuestionRevision.objects.filter(pk=question.revision_id)
    found = None
    for fact in facts_at(here.values_list("question_id", flat=True)[0], people):
        if fact.learner_id == learner.pk and fact.mark["revision"] == question.revision_id:
            found = CheckMark.from_json(fact.mark)
    return found


def facts_of(people: Mapping[int, int], rows: Rows) -> Iterator[Fact]:
    """The mark after each response. Guests come first: their persons may have gone on."""
    order = {learner_id: place for place, learner_id in enumerate(people)}
    brought: dict[tuple[int, Spot], list[TwoMarks]] = defaultdict(list)
    for learner_id in sorted(rows, key=lambda each: (people[each] == each, order[each])):
        person = people[learner_id]
        for spot, answers in rows[learner_id].items():
            guests = brought[person, spot] if person == learner_id else []
            marks: list[TwoMarks] = []
            for answer in answers:
                marks.append(_after(answer, marks, guests))
                name = place(KIND, spot[1])
                yield Fact(learner_id, spot[0], name, marks[-1].now.to_json(), answer.at)
            brought[person, spot] += marks[-1:]


def _rows(people: Mapping[int, int], **narrowed: int) -> Rows:
    """Each learner's scored responses at each check, oldest first: one query."""
    responses = Response.objects.filter(learner__in=people, is_practice=False, **narrowed)
    rows: Rows = defaultdict(lambda: defaultdict(list))
    for (
        learner, section, key, revision, choice, given, number, points, sure, at,
        verdict_now, points_now, regrade,
    ) in responses.standing().order_by("id").values_list(
        "learner_id", "revision__question__section_id", "revision__question__key", "revision_id",
        "choice__key", "answer", "try_number", "points", "confidence", "answered_at",
        "verdict_now", "points_now", "standing__regrade_id",
    ):  # fmt: skip
        said = given or choice or ""
        spot, now = (section, key), Now(verdict_now, points_now, regrade)
        rows[learner][spot].append(
            Answered(learner, spot, revision, said, number, points, sure, at, now)
        )
    return rows


def _after(answer: Answered, own: list[TwoMarks], guests: list[TwoMarks]) -> TwoMarks:
    """The marks after one more answer, with the points given for it then and how sure it was."""
    question = asked_question(answer.revision_id, RENDERER_VERSION)
    stored = own[-1] if own else TwoMarks.of(mark_for(question, None))
    fits = mark_for(question, stored.told.to_json())
    if answer.try_number != len(fits.wrong) + 1:
        # The tries before this one were made before another revision came between, or were the
        # guest's that the person was at the time.
        led = (mark for mark in (*reversed(own), *guests) if _leads_to(answer, mark.told))
        stored = next(led, stored)
        fits = mark_for(question, stored.told.to_json())
    told = replace(
        replay(question, [answer.answer], fits), points=answer.points, confidence=answer.confidence
    )
    return stored.and_then(told, answer.now)


def _leads_to(answer: Answered, mark: CheckMark) -> bool:
    return mark.revision_id == answer.revision_id and len(mark.wrong) == answer.try_number - 1


register_facts(AnswerFacts())
