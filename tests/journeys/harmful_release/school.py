"""Five hundred learners in five classrooms, each classroom behind one network address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from itertools import cycle, islice
from urllib.parse import urlsplit

from tests.journeys.harmful_release.learner import Learner
from tests.journeys.harmful_release.texts import RIGHT_OF_TWENTY, answers

LEARNERS, CLASSROOMS = 500, 5


class School:
    """Who has learned and who has not yet. Raises what any of them met."""

    def __init__(self, site: str) -> None:
        self._port = urlsplit(site).port or 80
        self._waiting: Iterator[Learner] = iter([Learner(n) for n in range(LEARNERS)])
        self.learned: list[Learner] = []
        self._answers = {text: cycle(answers(text)) for text in RIGHT_OF_TWENTY}

    def learn(self, number: int) -> list[Learner]:
        """So many more read the section and answer, in all classrooms at once."""
        several = list(islice(self._waiting, number))
        self._in_classrooms(several, lambda each, line: each.learn(line, self._choose))
        self.learned += several
        return several

    def come_back(self, learners: Iterable[Learner]) -> None:
        """They open the section again, and find what they were told."""
        self._in_classrooms(list(learners), Learner.come_back)

    def _choose(self, text: str) -> str:
        return next(self._answers[text])

    def _in_classrooms(
        self, learners: list[Learner], act: Callable[[Learner, HTTPConnection], None]
    ) -> None:
        def lesson(classroom: int) -> None:
            # Of one address the site takes some hundred answers a minute.
            address = (f"127.0.0.{2 + classroom}", 0)
            to = HTTPConnection("127.0.0.1", self._port, timeout=60, source_address=address)
            with closing(to) as line:
                for learner in learners[classroom::CLASSROOMS]:
                    act(learner, line)

        with ThreadPoolExecutor(CLASSROOMS) as classrooms:
            for _lesson in classrooms.map(lesson, range(CLASSROOMS)):
                pass
