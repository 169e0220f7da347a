"""Whatever happens in whatever order, the counts are those of a walk over all responses."""

from __future__ import annotations

from collections import Counter, defaultdict
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Learner
from courses.reading.compiling import compiled_course
from quizzes.models import AnswerCount, FirstTry, QuestionRevision, Response, TimeCount
from quizzes.standings import Change, apply
from quizzes.statistics.refreshing import forget, refresh
from quizzes.statistics.tallies import Cell, leading
from tests.factories import NOW, LearnerFactory, QuestionRevisionFactory, released
from tests.statistics.classes import ClassOf

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SAID = ("right", "right", "wrong-a", "wrong-b", "shown")
VERDICTS = ("correct", "incorrect", "void")


class Story:
    """A class whose random doings can be repeated from their seed."""

    def __init__(self, seed: int) -> None:
        # Rolled back, the story before had the same ids.
        compiled_course.cache_clear()
        self.chance = Random(seed)
        self.lesson = ClassOf("one", "two", "three")
        self.people = LearnerFactory.create_batch(5)
        self.guests = LearnerFactory.create_batch(3, guest=True)

    def go_on(self) -> None:
        """One thing that happens."""
        self.chance.choice([self._answer] * 12 + [self._merge, self._regrade, self._revise])()

    def _answer(self) -> None:
        learner = self.chance.choice([*self.people, *self.guests])
        key = self.chance.choice(list(self.lesson.questions))
        question = self.lesson.questions[key].question
        revision = self.chance.choice(list(question.revisions.order_by("number")))
        if not Response.objects.filter(learner=learner, revision=revision).exists():
            self.lesson.answer(learner, key, self.chance.choice(SAID), revision=revision)

    def _merge(self) -> None:
        guest = self.chance.choice(self.guests)
        person = self.chance.choice(self.people)
        alone = Learner.objects.filter(pk=guest.pk, merged_into=None)
        alone.update(merged_into=person, merged_at=NOW)

    def _regrade(self) -> None:
        response = self.chance.choice([None, *Response.objects.order_by("id")])
        if response is not None:
            verdict = self.chance.choice(VERDICTS)
            points = 2 * (verdict == "correct")
            apply([Change(response.pk, verdict, points)], by=None, at=NOW)

    def _revise(self) -> None:
        key = self.chance.choice(list(self.lesson.questions))
        question = self.lesson.questions[key].question
        pilot = self.chance.random() < 0.3
        revision = QuestionRevisionFactory.create(question=question, is_pilot=pilot)
        released(revision, scope=self.lesson.course.slug)


def walked(scored: set[int]) -> tuple[Counter[tuple[int, Cell]], Counter[tuple[int, int]]]:
    """Counts by revision, as anybody would count them by hand."""
    firsts: dict[tuple[int, int], Response] = {}
    for response in Response.objects.select_related("learner", "revision", "choice").order_by("id"):
        person = response.learner.merged_into_id or response.learner_id
        firsts.setdefault((person, response.revision.question_id), response)
    told = dict(Response.objects.standing().values_list("id", "verdict_now"))
    firsts = {key: each for key, each in firsts.items() if told[each.pk] != "void"}
    tried: dict[int, dict[int, bool]] = defaultdict(dict)
    for (person, question), each in firsts.items():
        tried[person][question] = told[each.pk] == "correct"
    answers: Counter[tuple[int, Cell]] = Counter()
    for (person, _question), each in firsts.items():
        complete = scored and scored <= set(tried[person])
        score = sum(tried[person][question] for question in scored) if complete else -1
        said = each.choice.key if each.choice else ""
        answers[each.revision_id, (score, told[each.pk], said)] += 1
    times = Counter((each.revision_id, leading(each.elapsed_ms)) for each in firsts.values())
    return answers, times


def kept() -> tuple[Counter[tuple[int, Cell]], Counter[tuple[int, int]]]:
    rows = AnswerCount.objects.values_list("revision_id", "score", "verdict", "said", "n")
    answers = Counter({(pk, (score, told, said)): n for pk, score, told, said, n in rows})
    times = TimeCount.objects.values_list("revision_id", "ms", "n")
    return answers, Counter({(pk, ms): n for pk, ms, n in times})


@given(st.integers(0, 2**32))
@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
def test_counts_are_those_of_a_walk_over_all_responses(seed: int) -> None:
    with transaction.atomic():
        story = Story(seed)
        for number in range(50):
            story.go_on()
            if number % 7 == 0:
                refresh(story.lesson.course, by=None, at=NOW)
        refresh(story.lesson.course, by=None, at=NOW)
        newest = QuestionRevision.objects.newest().filter(is_pilot=False)
        scored = set(newest.values_list("question_id", flat=True))

        assert kept() == walked(scored)

        forget(story.lesson.course)
        refresh(story.lesson.course, by=None, at=NOW)
        assert kept() == walked(scored)
        said = FirstTry.objects.exclude(verdict="void")
        assert said.count() == sum(kept()[0].values())
        transaction.set_rollback(True)
