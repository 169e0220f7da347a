"""First tries by arm: right or not, how long they took, and whether they were reported."""

from datetime import timedelta
from math import log

import pytest
from pytest_django import DjangoAssertNumQueries

from quizzes import metrics
from quizzes.models import QuestionReport, Standing
from releases.promotion import change_share
from releases.rings import Ring
from tests.factories import NOW, ReleaseFactory
from tests.release_metrics.canary import ENTERED, HOUR, LATER, Canary, hits

pytestmark = pytest.mark.django_db


def test_first_tries_count_in_the_arm_of_who_gave_them() -> None:
    canary = Canary()
    one, two, other = (canary.learner(treated=treated) for treated in (True, True, False))
    for key in ("first-check", "second-check"):
        canary.tries(one, key=key)
    canary.tries(two, "wrong")
    canary.tries(other, "shown")

    arms = canary.measured("first-try-correct")

    assert hits(arms) == ((2, 3), (0, 1))
    assert arms.treated.together == (2, 5, 4, 4)
    assert arms.control_is == "concurrent"


def test_what_says_nothing_of_the_release_is_left_out() -> None:
    canary = Canary()
    learner = canary.learner(treated=True)
    first = canary.tries(learner)
    canary.tries(canary.staff())
    canary.tries(canary.learner(treated=True), answered_at=ENTERED - HOUR / 2)
    canary.tries(canary.learner(treated=True), answered_at=LATER)
    canary.tries(learner, try_number=2, verdict="incorrect", points=0)
    canary.tries(learner, "wrong", is_practice=True, points=0)
    canary.tries(canary.learner(treated=True, user=None, forgotten_at=NOW))
    Canary().tries(canary.learner(treated=True))
    pilot = canary.questions["second-check"]
    type(pilot).objects.filter(pk=pilot.pk).update(is_pilot=True)
    canary.tries(canary.learner(treated=True), key="second-check")

    assert hits(canary.measured("first-try-correct")) == ((1, 1), (0, 0))
    assert first.verdict == "correct"


def test_a_try_counts_as_it_stands_now_and_one_that_is_void_or_waits_not_at_all() -> None:
    canary = Canary()
    canary.tries(canary.learner(treated=False), "An essay.", verdict="waiting")
    for verdict in ("correct", "void"):
        response = canary.tries(canary.learner(treated=False), "wrong")
        Standing.objects.create(response=response, verdict=verdict, since=NOW)

    assert hits(canary.measured("first-try-correct")) == ((0, 0), (1, 1))


def test_an_essay_is_right_or_wrong_once_somebody_has_graded_it() -> None:
    canary = Canary()
    canary.tries(canary.learner(treated=False), verdict="waiting", points=0)
    graded = canary.tries(canary.learner(treated=False), verdict="waiting", points=0)
    Standing.objects.create(response=graded, verdict="correct", points=2, since=NOW)

    assert hits(canary.measured("first-try-correct")) == ((0, 0), (1, 1))


def test_a_question_met_before_in_another_wording_is_no_first_try() -> None:
    canary = Canary()
    again, new = canary.learner(treated=True), canary.learner(treated=True)
    canary.tries(again, "wrong", answered_at=ENTERED - HOUR)
    wording = canary.reworded()
    canary.tries(again, revision=wording)
    canary.tries(new, revision=wording)

    assert hits(canary.measured("first-try-correct"))[0] == (1, 1)


def test_a_guest_who_signed_in_counts_as_the_guest_they_were() -> None:
    canary = Canary()
    person, staff = canary.learner(treated=False), canary.staff()
    merged = {"user": None, "merged_at": NOW}
    canary.tries(canary.learner(treated=True, **merged, merged_into=person))
    canary.tries(canary.learner(treated=True, **merged, merged_into=staff))

    assert hits(canary.measured("first-try-correct")) == ((1, 1), (0, 0))


def test_the_arm_is_that_of_the_moment_where_the_share_has_grown() -> None:
    canary = Canary()
    half = ENTERED + HOUR / 2
    change_share(canary.second, 10_000, by=None, at=half)
    learner = canary.learner(treated=False)
    canary.tries(learner, answered_at=half - timedelta(minutes=1))
    canary.tries(learner, key="second-check", answered_at=half)

    assert hits(canary.measured("first-try-correct")) == ((1, 1), (1, 1))


def test_in_a1_staff_is_measured_and_in_a3_everyone_beside_the_time_before() -> None:
    canary = Canary(to=Ring.A3)
    early = {"answered_at": NOW + HOUR / 2}
    canary.tries(canary.staff(), **early)
    canary.tries(canary.learner(treated=True), "wrong", **early)
    canary.tries(canary.learner(treated=False))

    staff = canary.measured("first-try-correct", since=NOW)
    everyone = canary.measured("first-try-correct")

    assert (hits(staff), staff.control_is) == (((1, 1), (0, 0)), "none")
    assert (hits(everyone), everyone.control_is) == (((1, 1), (0, 1)), "before")


def test_times_are_summed_as_logarithms() -> None:
    canary = Canary()
    for ms in (1000, 4000, None, 0):
        canary.tries(canary.learner(treated=True), elapsed_ms=ms)

    sample = canary.measured("time-to-answer").treated

    assert sample.n == 2
    assert sample.total == pytest.approx(log(1000) + log(4000))
    assert sample.squares == pytest.approx(log(1000) ** 2 + log(4000) ** 2)


def test_a_report_counts_with_its_try_or_alone() -> None:
    canary = Canary()
    tried, stuck, silent = (canary.learner(treated=True) for _ in range(3))
    for learner in (tried, silent):
        canary.tries(learner)
    wording = canary.questions["first-check"]
    for learner, at in ((tried, ENTERED + HOUR / 3), (stuck, ENTERED + HOUR / 2), (silent, LATER)):
        QuestionReport.objects.create(
            learner=learner, revision=wording, kind="unclear", reported_at=at
        )

    assert hits(canary.measured("report-rate")) == ((2, 3), (0, 0))


def test_how_responses_are_found_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    canary = Canary()
    canary.tries(canary.learner(treated=True))
    canary.tries(canary.learner(treated=False), "wrong")
    Canary().tries(canary.learner(treated=True))

    for most_by_index in (0.0, 1.0):
        monkeypatch.setattr(metrics, "MOST_BY_INDEX", most_by_index)
        assert hits(canary.measured("first-try-correct")) == ((1, 1), (0, 1))
        assert hits(canary.measured("report-rate")) == ((0, 1), (0, 1))


@pytest.mark.parametrize(
    ("name", "queries"),
    [("first-try-correct", 5), ("time-to-answer", 5), ("report-rate", 5), ("completion", 3),
     ("drop-off", 3), ("verify-errors", 2), ("render-p95", 2), ("download-failures", 2)],
)  # fmt: skip
def test_each_metric_takes_few_statements_however_much_there_is(
    name: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    canary = Canary()
    for treated in (True, False):
        canary.tries(canary.learner(treated=treated))

    with django_assert_num_queries(queries):
        canary.measured(name)

    canary.second = ReleaseFactory.create(scope="course")
    with django_assert_num_queries(1):
        assert hits(canary.measured(name)) == ((0, 0), (0, 0))
