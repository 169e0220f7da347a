"""A check with several questions, and people who answer them: what tests of counts start from."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from accounts.models import Learner
from quizzes.models import Choice, QuestionRevision, Response
from tests.factories import NOW, LearnerFactory, Lesson

_numbers = count(1)


class ClassOf(Lesson):
    """A released lesson whose questions are answered row by row, without forms."""

    def answer(
        self,
        learner: Learner,
        key: str,
        said: str = "right",
        *,
        revision: QuestionRevision | None = None,
        **fields: object,
    ) -> Response:
        """A first try, unless `fields` say otherwise; `said` is a choice, "shown" or text."""
        revision = revision or self.questions[key]
        number = next(_numbers)
        choice = Choice.objects.filter(revision=revision, key=said).first()
        verdict = "shown" if said == "shown" else "incorrect"
        if choice is not None and choice.is_key:
            verdict = "correct"
        row = {
            "learner": learner, "revision": revision, "choice": choice,
            "answer": said if choice is None and said != "shown" else "", "verdict": verdict,
            "try_number": 1, "points": 2 if verdict == "correct" else 0, "attempt": f"{number:032}",
            "elapsed_ms": 1000 + number, "answered_at": NOW + timedelta(seconds=number),
        }  # fmt: skip
        return Response.objects.create(**row | fields)

    def answer_all(self, learner: Learner, *said: str) -> None:
        """First tries at the questions, in their order."""
        for key, each in zip(self.questions, said, strict=False):
            self.answer(learner, key, each)


def people(number: int, **fields: object) -> list[Learner]:
    """That many learners."""
    return LearnerFactory.create_batch(number, **fields)
