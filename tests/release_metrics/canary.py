"""A lesson whose second release reaches half of its learners: what tests of metrics start from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

from accounts.models import Learner
from courses.models import SectionProgress
from quizzes.models import QuestionRevision, Response
from releases.metrics.definitions import Window
from releases.metrics.registry import metric
from releases.metrics.values import Arms
from releases.models import Release
from releases.promotion import collect, promote
from releases.rings import Ring, bucket
from tests.factories import (
    NOW,
    LearnerFactory,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionRevisionFactory,
    UserFactory,
)
from tests.statistics.classes import ClassOf

HOUR = timedelta(hours=1)
ENTERED = NOW + HOUR
"""When the second release entered ring A2."""
LATER = ENTERED + HOUR
_numbers = count(1)


class Canary(ClassOf):
    """A lesson; a second release of its text stands in A2 since `ENTERED`, for half of them."""

    def __init__(self, to: Ring = Ring.A2) -> None:
        super().__init__("first-check", "second-check")
        self.second: Release = ReleaseFactory.create(scope=self.course.slug, share=5000)
        text = SectionRevisionFactory.create(section=self.section, source=self.revision.source)
        collect(self.second, [text])
        for ring in range(1, to + 1):
            promote(self.second, by=None, at=NOW if ring == Ring.A1 else ENTERED)

    def learner(self, *, treated: bool, **fields: object) -> Learner:
        """Somebody whom the second release reaches, or does not."""
        return LearnerFactory.create(key=next(self._keys_of(treated=treated)), **fields)

    def staff(self) -> Learner:
        """Somebody who would be reached if they were a learner."""
        return self.learner(treated=True, user=UserFactory.create(is_staff=True))

    def _keys_of(self, *, treated: bool) -> Iterator[str]:
        for number in _numbers:
            key = f"{number:032x}"
            if (bucket(key, self.second.salt) < 5000) == treated:
                yield key

    def tries(
        self, learner: Learner, said: str = "right", key: str = "first-check", **fields: object
    ) -> Response:
        """A first try after the release entered A2, unless said otherwise."""
        return self.answer(learner, key, said, **{"answered_at": ENTERED + HOUR / 2} | fields)

    def begins(self, learner: Learner, **fields: object) -> SectionProgress:
        """The section begun a little after the release entered A2, and nothing since."""
        begun = ENTERED + timedelta(minutes=5)
        times = {"started_at": begun, "updated_at": begun}
        made: SectionProgress = SectionProgress.objects.create(
            learner=learner, section=self.section, **times | fields
        )
        return made

    def reworded(self, key: str = "first-check") -> QuestionRevision:
        """Another wording of a question."""
        made: QuestionRevision = QuestionRevisionFactory.create(
            question=self.questions[key].question
        )
        return made

    def measured(self, name: str, *, since: datetime = ENTERED, until: datetime = LATER) -> Arms:
        """The metric's arms for the second release."""
        return metric(name).measure(self.second, Window(since, until))


def hits(arms: Arms) -> tuple[tuple[float, int], tuple[float, int]]:
    """Of the treated and of the control, how many of how many."""
    return (arms.treated.total, arms.treated.n), (arms.control.total, arms.control.n)
