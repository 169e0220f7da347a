"""After any life and any regrades, progress is what is rebuilt from the record."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from courses.models import SectionProgress
from courses.rebuilding import rebuild
from quizzes.checks import CheckEmbed
from quizzes.marks import CheckMark, Regraded
from quizzes.models import QuestionRevision, Regrade, Response, Standing
from releases.models import Release
from releases.promotion import roll_back
from tests.factories import NOW, Lesson
from tests.quizzes.lives import Life
from tests.regrading.deciding import decide, take_back

pytestmark = pytest.mark.django_db
KEYS = st.sampled_from(["first-check", "second-check"])
WHO = st.sampled_from(["person", "guest", "other guest"])
CHOICES = st.sampled_from(["right", "wrong-a", "wrong-b", "wrong-c", "reveal", "practise"])
POLICIES = st.sampled_from(["accept", "change", "everyone", "void"])
ANSWER = st.tuples(st.just("answer"), WHO, KEYS, CHOICES)
ACTS = (
    ANSWER
    | ANSWER
    | st.tuples(st.just("revise"), KEYS)
    | st.tuples(st.just("sign_in"), st.sampled_from(["guest", "other guest"]))
    | st.tuples(st.just("regrade"), KEYS, POLICIES, st.sampled_from(["wrong-a", "wrong-b"]))
    | st.tuples(st.just("undo"), KEYS)
)

A_GUEST_WAS_RIGHT_AFTER_ALL = [
    ("answer", "guest", "first-check", "wrong-a"),
    ("sign_in", "guest"),
    ("answer", "person", "first-check", "right"),
    ("regrade", "first-check", "accept", "wrong-a"),
]
GONE_ON_WITH_FROM_A_GUEST = [
    ("answer", "person", "second-check", "right"),
    ("answer", "guest", "first-check", "wrong-a"),
    ("sign_in", "guest"),
    ("answer", "person", "first-check", "right"),
    ("regrade", "first-check", "accept", "wrong-a"),
]
VOID_WHILE_OPEN = [
    ("answer", "person", "first-check", "wrong-a"),
    ("regrade", "first-check", "void", "wrong-a"),
    ("answer", "person", "first-check", "wrong-b"),
    ("answer", "person", "second-check", "right"),
    ("undo", "first-check"),
    ("answer", "person", "first-check", "right"),
]


class RegradedLife(Life):
    """A life whose questions are regraded at times."""

    def _revision(self, key: str) -> QuestionRevision:
        return QuestionRevision.objects.get(pk=self.latest[key])

    def regrade(self, key: str, policy: str, answer: str) -> None:
        """Decide of the newest revision."""
        answers = [answer] if policy in ("accept", "change") else []
        decide(self._revision(key), policy, *answers)

    def undo(self, key: str) -> None:
        """Take the newest decision back, where there is one."""
        made = self._revision(key).active_regrade
        if made is not None:
            take_back(made)


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(acts=st.lists(ACTS, max_size=14))
@example(acts=A_GUEST_WAS_RIGHT_AFTER_ALL)
@example(acts=GONE_ON_WITH_FROM_A_GUEST)
@example(acts=VOID_WHILE_OPEN)
def test_whatever_is_regraded_the_records_give_the_progress(acts: list[tuple[str, ...]]) -> None:
    life = RegradedLife(Lesson())
    for name, *words in acts:
        getattr(life, name)(*words)

    kept = life.progress()
    SectionProgress.objects.all().delete()
    list(rebuild(write=True))

    assert _without_ends(life.progress()) == _without_ends(kept)


def _without_ends(progress: dict[int, dict[str, object]]) -> dict[int, dict[str, object]]:
    """A section once completed stays so: when its row is gone, what is void may complete it."""
    return {
        learner: {name: each for name, each in row.items() if name != "completed_at"}
        for learner, row in progress.items()
    }


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    acts=st.lists(ANSWER, max_size=8),
    decisions=st.lists(st.tuples(POLICIES, st.sampled_from(["wrong-a", "wrong-b"])), max_size=3),
)
def test_taking_every_regrade_back_leaves_everything_as_it_was_told(
    acts: list[tuple[str, ...]], decisions: list[tuple[str, str]]
) -> None:
    life = RegradedLife(Lesson())
    for _name, *words in acts:
        life.answer(*words)
    before = _without_ends(life.progress())
    asked = Response.objects.filter(revision__question__section=life.lesson.section)
    told = list(asked.values())

    for policy, answer in decisions:
        life.regrade("first-check", policy, answer)
    for made in Regrade.objects.filter(revision=life.latest["first-check"]):
        take_back(made)

    assert _without_ends(life.progress()) == before
    assert list(asked.values()) == told
    assert not Standing.objects.filter(response__in=asked).exists()


def test_who_no_longer_sees_the_section_is_counted_all_the_same() -> None:
    lesson = Lesson()
    life = RegradedLife(lesson)
    life.answer("person", "first-check", "wrong-a")
    roll_back(Release.objects.get(), by=None, at=NOW, reason="Not yet.")

    life.regrade("first-check", "accept", "wrong-a")

    assert SectionProgress.objects.get().points == 2


def test_of_a_void_check_and_one_that_counts_the_latter_is_kept() -> None:
    void = CheckMark(1, (), "correct", "right", 0, regraded=Regraded(1, "correct", 2, is_void=True))
    counts = CheckMark(1, ("wrong-a",), "correct", "right", 1)

    assert CheckEmbed().better(void.to_json(), counts.to_json()) == counts.to_json()
    assert CheckEmbed().better(counts.to_json(), void.to_json()) == counts.to_json()
