"""What the responses say about checks: the marks that progress repeats, derived again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from courses.embeds import place
from courses.facts import Fact, register_facts
from courses.rendering import RENDERER_VERSION
from quizzes.answer_key import asked_question
from quizzes.grading import CheckMark, mark_for
from quizzes.items import KIND
from quizzes.models import Response
from quizzes.replaying import replay

type Spot = tuple[int, str]
"""A section's id and a question's key in it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A response as replaying needs it; `answer` is "" where the answer was asked for."""

    learner_id: int
    spot: Spot
    revision_id: int
    answer: str
    try_number: int
    points: int
    at: datetime


class AnswerFacts:
    """The scored responses of learners."""

    kind = KIND

    def facts(self, people: Mapping[int, int]) -> Iterator[Fact]:
        """The mark after each response. Guests come first: their persons may have gone on."""
        order = {learner_id: place for place, learner_id in enumerate(people)}
        brought: dict[tuple[int, Spot], list[CheckMark]] = defaultdict(list)
        rows = _rows(people)
        for learner_id in sorted(rows, key=lambda each: (people[each] == each, order[each])):
            person = people[learner_id]
            for spot, answers in rows[learner_id].items():
                guests = brought[person, spot] if person == learner_id else []
                marks: list[CheckMark] = []
                for answer in answers:
                    marks.append(_after(answer, marks[-1] if marks else None, guests))
                    name = place(KIND, spot[1])
                    yield Fact(learner_id, spot[0], name, marks[-1].to_json(), answer.at)
                brought[person, spot] += marks[-1:]


def _rows(people: Mapping[int, int]) -> dict[int, dict[Spot, list[Answered]]]:
    """Each learner's scored responses at each check, oldest first: one query."""
    responses = Response.objects.filter(learner__in=people, is_practice=False).order_by("id")
    rows: dict[int, dict[Spot, list[Answered]]] = defaultdict(lambda: defaultdict(list))
    for learner, section, key, revision, choice, given, number, points, at in responses.values_list(
        "learner_id", "revision__question__section_id", "revision__question__key", "revision_id",
        "choice__key", "answer", "try_number", "points", "answered_at",
    ):  # fmt: skip
        said = given or choice or ""
        answer = Answered(learner, (section, key), revision, said, number, points, at)
        rows[learner][section, key].append(answer)
    return rows


def _after(answer: Answered, before: CheckMark | None, guests: list[CheckMark]) -> CheckMark:
    """The mark after one more answer, with the points that were given for it then."""
    question = asked_question(answer.revision_id, RENDERER_VERSION)
    stored = mark_for(question, before.to_json() if before else None)
    if answer.try_number != len(stored.wrong) + 1:
        # The tries before this one were the guest's that the person was at the time.
        stored = next((mark for mark in guests if _leads_to(answer, mark)), stored)
    return replace(replay(question, [answer.answer], stored), points=answer.points)


def _leads_to(answer: Answered, mark: CheckMark) -> bool:
    return mark.revision_id == answer.revision_id and len(mark.wrong) == answer.try_number - 1


register_facts(AnswerFacts())
