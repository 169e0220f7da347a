"""Who may not see individuals learns of no few people by subtracting what pages tell."""

import re
from itertools import combinations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from courses.exports.small_counts import FEW, is_hidden_mean, rounded
from results.dashboard.blurring import blurred
from results.dashboard.counting import Asked, Visit, tallied
from tests.factories import NOW, Lesson
from tests.results.answers import grader
from tests.results.overview.visitors import shown_to, teacher_of, visitors

COUNT = re.compile(r'<td class="res__d">(?:<span[^>]*>)?([\d,]+|under 5)(?![.,\d]| %)')
ASKED = {1: Asked(1, 2, 4), 2: Asked(1, 2, 4)}
VISITS = st.lists(
    st.builds(
        Visit, st.sampled_from([1, 2]), st.integers(1, 40), st.integers(0, 2), st.integers(0, 4),
        st.just("2026-01-31"), st.sampled_from([None, "2026-02-01"]), st.none(),
    ),
    unique_by=lambda visit: (visit.section, visit.learner), max_size=60,
)  # fmt: skip


@pytest.mark.parametrize(
    ("n", "told"),
    [(0, 0), (1, 1), (4, 1), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (992, 990)],
)
def test_counts_are_rounded_to_the_nearest_five_and_few_are_few(n: int, told: int) -> None:
    assert rounded(n) == told
    assert rounded(told) == told
    assert is_hidden_mean(n, sees_individuals=False) == (n < 8)


@given(VISITS)
def test_no_two_counts_of_a_tally_differ_by_one_to_four(visits: list[Visit]) -> None:
    shown = blurred(tallied(visits, ASKED))

    every = [shown.whole, *shown.sections.values(), *shown.modules.values()]
    told = {0, shown.learners}
    for each in every:
        told |= {each.started, each.answered, each.first, each.half, each.completed}
    enough = [n for n in told if n == 0 or n >= FEW]
    assert all(abs(a - b) % 5 == 0 for a, b in combinations(enough, 2))
    assert told - {*enough} <= {1}


@given(VISITS)
def test_means_stay_what_they_are(visits: list[Visit]) -> None:
    exact = tallied(visits, ASKED)

    for section, counts in blurred(exact).sections.items():
        assert counts.mean == pytest.approx(exact.sections[section].mean)


@pytest.mark.django_db
def test_neither_a_page_nor_two_selections_tell_of_a_few(client: Client) -> None:
    lesson = Lesson()
    visitors(lesson, 21, cohort="Spring", done=True)
    visitors(lesson, 3, cohort="Autumn", answered=0)
    visitors(lesson, 8, cohort="Winter", answered=2)
    day = NOW.date().isoformat()
    asked = [{}, *({"cohort": each} for each in ("spring", "autumn", "winter"))]
    asked += [{"cohort": "winter", "from": day}, {"to": day}]

    def told(of: object) -> set[str]:
        pages = [shown_to(client, of, **each) for each in asked]  # type: ignore[arg-type]
        return {number for page in pages for number in COUNT.findall(page)}

    guarded, seen = told(teacher_of(lesson)), told(grader())

    assert {"0", "under 5", "10", "20", "30"} <= guarded
    assert not [each for each in guarded - {"under 5"} if int(each) % 5]
    assert {"32", "29", "21", "8", "3"} <= seen
