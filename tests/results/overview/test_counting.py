"""What the overview counts: learners by section and module, points, days, times. No database."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from results.dashboard.counting import Asked, Counts, Tally, Visit, tallied

ASKED = {
    1: Asked(module=10, questions=4, possible=8),
    2: Asked(module=10, questions=2, possible=4),
    3: Asked(module=10, questions=0, possible=0, is_shown=False),
    4: Asked(module=20, questions=0, possible=0),
}
SECTIONS, LEARNERS = st.integers(1, 5), st.integers(1, 4)
ANSWERED, POINTS = st.integers(0, 4), st.integers(0, 8)
DONE = st.sampled_from(["", "2026-01-02"])


def seen(
    section: int, learner: int, answered: int = 0, points: int = 0, *, done: str = ""
) -> Visit:
    """A visit begun on the first of January; `done` is the day of completion."""
    return Visit(
        section, learner, answered, points, "2026-01-01", done or None, 60.0 if done else None
    )


def counted(*visits: Visit) -> Tally:
    """These visits to the four sections."""
    return tallied(visits, ASKED)


def test_a_section_counts_who_started_answered_and_completed() -> None:
    tally = counted(
        seen(1, 1), seen(1, 2, 1, 2), seen(1, 3, 2, 3), seen(1, 4, 4, 8, done="2026-01-02")
    )

    assert tally.learners == 4
    assert tally.sections[1] == Counts(4, 3, first=3, half=2, completed=1, points=13)
    assert tally.sections[1].mean == 13 / 3
    assert Counts().mean is None
    assert tally.points == {(1, 2): 1, (1, 3): 1, (1, 8): 1}
    assert tally.began == {"2026-01-01": 4}
    assert tally.completed == {"2026-01-02": 1}
    assert tally.seconds == [60.0]


def test_a_module_counts_each_learner_once_and_is_complete_with_all_its_shown_sections() -> None:
    tally = counted(
        seen(1, 1, 4, 8, done="d"), seen(2, 1, 2, 4, done="d"), seen(3, 1, done="d"),
        seen(1, 2, 4, 6, done="d"), seen(2, 2, 0), seen(3, 2, done="d"),
    )  # fmt: skip

    assert tally.modules == {10: Counts(2, 2, completed=1, points=18)}
    assert tally.whole.started == 6


def test_reading_a_section_without_questions_goes_all_the_way() -> None:
    tally = counted(seen(4, 1, done="d"), seen(4, 2))

    assert tally.sections[4] == Counts(2, 0, first=1, half=1, completed=1)


def test_what_was_completed_before_questions_were_added_stays_so() -> None:
    tally = counted(seen(1, 1, 1, 2, done="d"))

    assert tally.sections[1].half == 1


def test_sections_that_are_not_asked_for_are_left_out() -> None:
    assert counted(seen(99, 1, 1, 2, done="d")) == Tally()


@given(
    st.lists(
        st.builds(seen, SECTIONS, LEARNERS, ANSWERED, POINTS, done=DONE),
        max_size=12,
        unique_by=lambda visit: visit[:2],
    )
)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_counts_agree_with_counting_one_by_one(visits: list[Visit]) -> None:
    tally = counted(*visits)

    own = [visit for visit in visits if visit.section in ASKED]
    assert tally.learners == len({visit.learner for visit in own})
    for section, counts in tally.sections.items():
        there = [visit for visit in own if visit.section == section]
        answered = [visit for visit in there if visit.answered]
        assert counts.started == len(there) >= counts.first >= counts.half >= counts.completed
        assert (counts.answered, counts.points) == (len(answered), sum(v.points for v in answered))
    assert tally.points == Counter((v.section, v.points) for v in own if v.answered)
    assert tally.whole.started == sum(tally.began.values()) == len(own)
