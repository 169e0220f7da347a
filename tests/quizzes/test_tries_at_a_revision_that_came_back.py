"""A release's share shrinks and grows again: tries at its question are neither lost nor doubled."""

from __future__ import annotations

import pytest

from accounts.models import Learner
from courses.rebuilding import rebuild
from quizzes.models import Response
from releases.promotion import change_share
from releases.rings import BUCKETS, Ring
from tests.factories import Lesson, QuestionRevisionFactory, released
from tests.quizzes.lives import Life

pytestmark = pytest.mark.django_db
KEY = "first-check"


class Canary(Life):
    """A person whose first check comes in two revisions, the newer one in A2."""

    def __init__(self) -> None:
        super().__init__(Lesson())
        question = self.lesson.questions[KEY].question
        newer = QuestionRevisionFactory.create(question=question, passage="first")
        scope = self.lesson.course.slug
        self.release = released(newer, scope=scope, to=Ring.A2, share=BUCKETS, salt="salt")
        self.revisions = {True: newer.pk, False: self.latest[KEY]}

    def say(self, choice: str, *, newer: bool, who: str = "person") -> None:
        """Answer the newer revision or the older one, having it before one."""
        share = BUCKETS if newer else 1
        if self.release.share != share:
            change_share(self.release, share, by=None, at=self.now)
        self.latest[KEY] = self.revisions[newer]
        self.answer(who, KEY, choice)


def told() -> list[tuple[int, str, int]]:
    """Every try as it was told, oldest first."""
    rows = Response.objects.order_by("id").values_list("try_number", "verdict", "points")
    return list(rows)


def test_tries_go_on_where_the_learner_left_them() -> None:
    life = Canary()

    life.say("wrong-a", newer=True)
    life.say("wrong-b", newer=False)
    life.say("wrong-a", newer=True)
    life.say("right", newer=True)

    assert told() == [(1, "incorrect", 0), (1, "incorrect", 0), (2, "correct", 1)]
    assert not any(rebuild(write=False))


def test_three_misses_show_the_answer_however_often_it_came_back() -> None:
    life = Canary()

    for choice in ("wrong-a", "wrong-b", "wrong-c"):
        life.say(choice, newer=True)
        if choice != "wrong-c":
            life.say(choice, newer=False)

    (progress,) = life.progress().values()
    assert progress["marks"]["check:first-check"]["verdict"] == "shown"  # type: ignore[index]
    assert [number for number, _v, _p in told()] == [1, 1, 2, 2, 3]
    assert not any(rebuild(write=False))


def test_tries_made_before_signing_in_count_when_it_comes_back() -> None:
    life = Canary()
    life.answer("person", "second-check", "right")
    life.say("wrong-a", newer=True, who="guest")
    life.sign_in("guest")
    life.say("wrong-b", newer=True)
    life.say("wrong-b", newer=False)
    life.say("wrong-c", newer=True)

    assert [number for number, _v, _p in told()[1:]] == [1, 2, 1, 3]
    assert Learner.objects.count() == 2
    assert not any(rebuild(write=False))
