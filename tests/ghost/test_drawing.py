"""Curves of how long pages take, and bars of how verdicts turn."""

from hypothesis import given, settings
from hypothesis import strategies as st

from releases.ghost.drawing import Part, class_of, curves, ms_within, parts_of
from releases.metrics.values import SLOTS, upper_bound

HISTOGRAMS = st.lists(st.integers(0, 50), min_size=SLOTS, max_size=SLOTS).map(tuple)


def times(*ms: float) -> tuple[int, ...]:
    slots = [class_of(each) for each in ms]
    return tuple(slots.count(slot) for slot in range(SLOTS))


def test_the_quicker_side_is_further_to_the_left() -> None:
    drawn = curves(times(4, 4, 4, 4), times(1, 1, 2, 2))

    assert drawn
    assert drawn.live.endswith("100.0,0.0")
    heights = [each.split(",") for each in drawn.ghost.split()]
    below = [each.split(",") for each in drawn.live.split()]
    assert all(float(a[1]) >= float(b[1]) for a, b in zip(heights, below, strict=True))
    assert [tick.label for tick in drawn.ticks] == ["1", "2"]


def test_too_few_pages_are_not_drawn() -> None:
    assert curves(times(1), times(1, 2)) is None
    assert curves(times(1, 2), times(1)) is None


def test_where_no_round_number_lies_on_the_axis_its_ends_are_told() -> None:
    drawn = curves(times(12, 12), times(12, 12))

    assert drawn
    assert [(tick.at, tick.anchor) for tick in drawn.ticks] == [
        ("0.0%", "start"),
        ("100.0%", "end"),
    ]


@settings(max_examples=25)
@given(HISTOGRAMS, HISTOGRAMS)
def test_curves_only_rise_and_ticks_lie_on_the_axis(
    ghost: tuple[int, ...], live: tuple[int, ...]
) -> None:
    drawn = curves(ghost, live)

    assert (drawn is None) == (sum(ghost) < 2 or sum(live) < 2)
    for points in [drawn.ghost, drawn.live] if drawn else []:
        heights = [float(each.split(",")[1]) for each in points.split()]
        assert heights == sorted(heights, reverse=True)
        assert (heights[0], heights[-1]) == (100.0, 0.0)
    assert all(0 <= float(tick.at[:-1]) <= 100 for tick in (drawn.ticks if drawn else ()))


def test_a_bar_is_in_pieces_as_large_as_what_they_count() -> None:
    assert parts_of({"same": 3, "right": 0, "wrong": 1}) == (
        Part("same", "0.00%", "75.00%"),
        Part("wrong", "75.00%", "25.00%"),
    )
    assert parts_of({"same": 0}) == ()


@settings(max_examples=25)
@given(HISTOGRAMS, st.sampled_from([0.5, 0.95]))
def test_a_quantile_lies_in_the_class_that_reaches_it(counts: tuple[int, ...], part: float) -> None:
    found, n = ms_within(counts, part), sum(counts)

    assert (found is None) == (n == 0)
    if found is not None:
        slot = next(s for s in range(SLOTS) if sum(counts[: s + 1]) >= part * n)
        assert found * 32 <= upper_bound(slot) * 1.000001
        assert slot == 0 or found * 32 >= upper_bound(slot - 1)
