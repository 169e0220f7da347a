"""Progress can be derived again: what the records say is what the pages kept."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from courses.models import SectionProgress
from courses.rebuilding import rebuild
from quizzes.models import Response
from tests.factories import CourseFactory, Lesson
from tests.quizzes.lives import Life

pytestmark = pytest.mark.django_db
KEYS = st.sampled_from(["first-check", "second-check"])
WHO = st.sampled_from(["person", "guest", "other guest"])
CHOICES = st.sampled_from(["right", "wrong-a", "wrong-b", "wrong-c", "reveal", "practise"])
ACTS = (
    st.tuples(st.just("answer"), WHO, KEYS, CHOICES)
    | st.tuples(st.just("answer"), WHO, KEYS, CHOICES)
    | st.tuples(st.just("revise"), KEYS)
    | st.tuples(st.just("sign_in"), st.sampled_from(["guest", "other guest"]))
)

GUESTS_JOIN_LATER_FIRST = [
    ("answer", "guest", "first-check", "wrong-b"),
    ("answer", "other guest", "first-check", "right"),
    ("answer", "person", "first-check", "wrong-a"),
    ("revise", "first-check"),
    ("answer", "guest", "first-check", "right"),
    ("sign_in", "other guest"),
    ("sign_in", "guest"),
]
"""Both guests finished, at different revisions: the one that came first stands."""


def _run(*words: str) -> str:
    out = io.StringIO()
    call_command("rebuild_progress", *words, stdout=out)
    return out.getvalue()


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(acts=st.lists(ACTS, max_size=14))
@example(acts=GUESTS_JOIN_LATER_FIRST)
def test_whatever_a_learner_does_the_records_give_the_progress(acts: list[tuple[str, ...]]) -> None:
    life = Life(Lesson(course=CourseFactory.create(asks_confidence=True)))
    for name, *words in acts:
        getattr(life, name)(*words)
    kept = life.progress()

    SectionProgress.objects.all().delete()
    list(rebuild(write=True))

    assert life.progress() == kept


@pytest.fixture
def life() -> Life:
    """Somebody who has answered both checks."""
    life = Life(Lesson())
    life.answer("person", "first-check", "wrong-a")
    life.answer("person", "first-check", "right")
    life.answer("person", "second-check", "right")
    return life


def test_what_is_right_is_left_alone(life: Life) -> None:
    before = list(SectionProgress.objects.values())

    assert _run() == "0 rows mended.\n"
    assert list(SectionProgress.objects.values()) == before
    assert before[0]["points"] == 3


@pytest.mark.parametrize(
    "change", [{"points": 9}, {"marks": {}}, {"completed_at": None, "finished_revision": None}]
)
def test_a_row_that_differs_is_mended_and_counts_the_write(
    life: Life, change: dict[str, object]
) -> None:
    before = SectionProgress.objects.values().get()
    SectionProgress.objects.update(**change)

    assert _run() == "1 row mended.\n"
    # No record tells which text it was finished with: that stays unknown.
    unknown = {name: None for name in change if name == "finished_revision"}
    after = before | unknown | {"updates": before["updates"] + 1}
    assert SectionProgress.objects.values().get() == after


def test_a_check_only_tells(life: Life) -> None:
    SectionProgress.objects.update(points=9)

    assert _run("--check") == "1 row differs.\n"
    assert SectionProgress.objects.get().points == 9


def test_an_answer_that_comes_between_is_not_overwritten(life: Life) -> None:
    SectionProgress.objects.update(points=9)
    work = rebuild(write=True)

    def come_between(*_: object) -> None:
        SectionProgress.objects.update(updates=99)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("courses.rebuilding._content", lambda _row: come_between() or object())
        list(work)

    assert SectionProgress.objects.get().points == 9


def test_progress_without_any_record_goes(life: Life) -> None:
    Response.objects.all().delete()

    assert _run() == "1 row mended.\n"
    assert not SectionProgress.objects.exists()


def test_a_mark_that_is_a_record_itself_stays_with_its_times(life: Life) -> None:
    row = SectionProgress.objects.get()
    later = row.updated_at + timedelta(hours=1)
    read = {"read": {"at": later.isoformat()}}
    SectionProgress.objects.update(marks=row.marks | read, updated_at=later)
    before = SectionProgress.objects.values().get()

    assert _run() == "0 rows mended.\n"
    Response.objects.all().delete()
    assert _run() == "1 row mended.\n"

    mended = SectionProgress.objects.values().get()
    gone = {"marks": read, "answered": 0, "points": 0, "updates": before["updates"] + 1}
    assert mended == before | gone


def test_a_try_made_as_a_guest_is_counted_before_the_persons_own() -> None:
    life = Life(Lesson())
    life.answer("person", "second-check", "right")
    life.answer("guest", "first-check", "wrong-a")
    life.sign_in("guest")
    life.answer("person", "first-check", "right")
    kept = life.progress()

    SectionProgress.objects.all().delete()
    list(rebuild(write=True))

    assert life.progress() == kept
    assert Response.objects.order_by("-id")[0].try_number == 2
