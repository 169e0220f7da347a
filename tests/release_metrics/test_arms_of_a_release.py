"""Which arm of a release a learner's act counts in."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from releases.metrics.arms import Row, arm_of, fold
from releases.metrics.definitions import Window
from releases.metrics.stages import Move, Span, Stage, stage_in
from releases.rings import Ring, bucket
from tests.factories import NOW

HOUR = timedelta(hours=1)
MOVES = [
    Move(NOW, Ring.A1, 500),
    Move(NOW + HOUR, Ring.A2, 500),
    Move(NOW + 3 * HOUR, Ring.A2, 2000),
    Move(NOW + 5 * HOUR, Ring.A3, 2000),
    Move(NOW + 7 * HOUR, Ring.ROLLED_BACK, 2000),
]
keys = st.text("0123456789abcdef", min_size=8, max_size=8)
shares = st.integers(1, 10_000)


def stage_from(hours: int, until: int = 99) -> Stage | None:
    return stage_in(MOVES, Window(NOW + hours * HOUR, NOW + until * HOUR), "salt")


def spans_in_hours(stage: Stage | None) -> list[tuple[float, float, int, bool]]:
    assert stage is not None
    return [
        ((s.since - NOW) / HOUR, (s.until - NOW) / HOUR, s.share, s.is_before) for s in stage.spans
    ]


@given(keys, shares, shares)
def test_raising_the_share_keeps_everyone_who_was_treated(key: str, one: int, other: int) -> None:
    low, high = (
        arm_of(Ring.A2, Span(NOW, NOW + HOUR, share), "s", key, is_staff=False)
        for share in sorted((one, other))
    )

    assert (low, high) in {("treated", "treated"), ("control", "treated"), ("control", "control")}


@given(st.lists(st.tuples(keys, st.booleans(), st.integers(1, 9)), max_size=30), shares)
def test_every_act_of_a_learner_is_in_one_arm_and_none_of_staff(
    acts: list[tuple[str, bool, int]], share: int
) -> None:
    rows: list[Row] = [(key, is_staff, 0, n, 1.0, 1.0) for key, is_staff, n in acts]

    arms = fold(Stage(Ring.A2, "s", (Span(NOW, NOW + HOUR, share),)), rows)

    assert arms.treated.n + arms.control.n == sum(n for _key, is_staff, n in acts if not is_staff)
    reached = [n for key, staff, n in acts if not staff and bucket(key, "s") < share]
    assert arms.treated.n == sum(reached)
    assert arms.control_is == "concurrent"


def test_it_is_kept_how_much_of_a_sample_is_of_the_same_people() -> None:
    stage = Stage(Ring.A2, "s", (Span(NOW, NOW + HOUR, 10_000),))

    arms = fold(stage, [("a", False, 0, 2, 1.0, 1.0), ("b", False, 0, 3, 3.0, 3.0)])

    assert arms.treated.together == (2, 4 + 9, 2 + 9, 1 + 9)
    assert arms.control.together == ()


def test_in_ring_a1_there_is_only_staff_and_nobody_to_compare_with() -> None:
    stage = Stage(Ring.A1, "s", (Span(NOW, NOW + HOUR, 500),))

    arms = fold(stage, [("a", True, 0, 2, 2.0, 2.0), ("b", False, 0, 9, 9.0, 9.0)])

    assert (arms.treated.n, arms.control.n, arms.control_is) == (2, 0, "none")


def test_in_ring_a3_everyone_is_compared_with_the_time_before() -> None:
    stage = stage_from(5, until=6)
    assert stage is not None

    arms = fold(
        stage,
        [("a", False, 0, 2, 0.0, 0.0), ("a", False, 1, 3, 0.0, 0.0), ("b", True, 1, 9, 0.0, 0.0)],
    )

    assert (arms.treated.n, arms.control.n, arms.control_is) == (3, 2, "before")


def test_a_stage_ends_with_its_ring_and_is_cut_where_the_share_changed() -> None:
    assert spans_in_hours(stage_from(1)) == [(1, 3, 500, False), (3, 5, 2000, False)]
    assert spans_in_hours(stage_from(2, until=4)) == [(2, 3, 500, False), (3, 4, 2000, False)]
    assert spans_in_hours(stage_from(0)) == [(0, 1, 500, False)]


def test_the_time_before_is_as_long_and_ends_when_the_first_learner_had_it() -> None:
    assert spans_in_hours(stage_from(5)) == [(-1, 1, 0, True), (5, 7, 2000, False)]


def test_nobody_sees_a_release_before_its_first_move_or_after_the_last() -> None:
    assert stage_from(-1) is None
    assert stage_from(8) is None
    assert stage_in([], Window(NOW, NOW + HOUR), "salt") is None


def test_a_window_without_length_has_no_stage() -> None:
    assert stage_from(2, until=2) is None
    assert stage_from(5, until=5) is None
