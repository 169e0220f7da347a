"""Who may see nobody by name is told nothing that points at one to four learners."""

import re

import pytest
from django.test import Client

from quizzes.statistics.deriving import item_statistics
from quizzes.statistics.figures import AskedChoice, AskedItem, ItemStatistics
from quizzes.statistics.tallies import Tally
from results.questions.blurring import blurred
from results.questions.choices import choice_rows
from results.questions.looks import is_flagged, look_at
from results.questions.sorting import in_order
from results.questions.traces import traces
from tests.factories import UserFactory
from tests.results.answers import join
from tests.results_questions.lessons import answered, mended, taught
from tests.results_questions.people import grader_of, instructor_of
from tests.statistics.classes import people

CHOICES = (AskedChoice("a", "Ay", is_right=True), AskedChoice("b", "Bee", is_right=False))


def figures(**said: int) -> ItemStatistics:
    """A question whose choices were taken so often by learners who tried the whole check."""
    item = AskedItem(1, 1, "key", "single", CHOICES)
    verdicts = {"a": "correct", "b": "incorrect", "shown": "shown"}
    cells = {(3, verdicts[key], "" if key == "shown" else key): n for key, n in said.items() if n}
    return item_statistics(item, Tally(cells, {1000: sum(said.values())}))


def test_fewer_than_five_tries_leave_nothing_to_read() -> None:
    look = look_at(figures(a=4), sees_individuals=False)

    assert look.n == "under 5"
    assert {look.facility.told, look.discrimination.told, look.median, look.shown.told} == {"–"}
    assert [reason.words for reason in look.reasons] == ["Too few answers to tell."]
    assert not is_flagged(figures(a=4), sees_individuals=False)
    assert look_at(figures(a=4), sees_individuals=True).facility.told == "100 %"


@pytest.mark.parametrize(
    ("right", "wrong", "told"), [(6, 2, "–"), (2, 6, "–"), (8, 0, "100 %"), (5, 5, "50 %")]
)
def test_a_share_of_few_is_withheld_where_it_would_tell_one_to_four(
    right: int, wrong: int, told: str
) -> None:
    found = figures(a=right, b=wrong)

    assert look_at(found, sees_individuals=False).facility.told == told
    assert look_at(found, sees_individuals=True).facility.told != "–"


def test_that_something_is_very_easy_is_told_of_thirty_and_more() -> None:
    assert look_at(figures(a=39, b=1), sees_individuals=False).facility.told == "98 %"


def test_a_rare_choice_is_under_five_and_the_rest_does_not_tell_it() -> None:
    often, rare = choice_rows(blurred(figures(a=21, b=2)), sees_individuals=False)

    assert (often.n, often.share.told, rare.n) == ("20", "80 %", "under 5")
    assert rare.share.told == rare.discrimination.told == "–"
    assert all(third.told == "–" for third in rare.thirds)
    assert [row.n for row in choice_rows(figures(a=20, b=2), sees_individuals=True)] == ["20", "2"]


def test_few_who_asked_for_the_answer_are_not_told() -> None:
    assert look_at(figures(a=20, shown=2), sees_individuals=False).shown.told == "–"
    assert look_at(figures(a=20, shown=8), sees_individuals=False).shown.told == "29 %"


def test_a_list_sorted_by_numbers_says_nothing_of_small_ones() -> None:
    few, fewer, many = figures(a=4), figures(a=1, b=1), figures(a=9)

    assert in_order([few, fewer, many], "n", sees_individuals=False) == [few, fewer, many]
    assert in_order([few, fewer, many], "n", sees_individuals=True) == [fewer, few, many]
    assert in_order([few, many], "facility", sees_individuals=False) == [many, few]


def test_a_line_of_a_rare_choice_is_not_drawn() -> None:
    third = AskedChoice("c", "Sea", is_right=False)
    item = AskedItem(1, 1, "key", "single", (*CHOICES, third), is_scored=False)
    cells = {(score, "correct", "a"): 9 for score in (0, 2)}
    cells |= {(0, "incorrect", "b"): 2, (2, "incorrect", "c"): 8}
    found = item_statistics(item, Tally(cells))

    seen, guarded = (traces(found, sees_individuals=each) for each in (True, False))

    assert seen is not None
    assert guarded is not None
    assert [series.name for series in seen.series] == ["✓ Ay", "Sea", "Bee"]
    assert [series.name for series in guarded.series] == ["✓ Ay", "Sea"]


@pytest.mark.django_db
def test_the_pages_of_an_instructor_hold_no_small_number(client: Client) -> None:
    lesson = taught(3, 0, 0)
    newer = mended(lesson)
    for learner in people(8):
        lesson.answer(learner, "first-check", "right", revision=newer)
    client.force_login(instructor_of(lesson.course))
    question = lesson.questions["first-check"].question_id

    listed = client.get("/results/questions/").text
    page = client.get(f"/results/questions/{question}/").text

    assert "Nobody is named" in listed
    assert listed.count("under 5") == 4
    assert page.count("under 5") == 2
    assert "different from" not in page
    assert not re.search(r">3<", listed + page)


@pytest.mark.django_db
def test_a_grader_of_one_cohort_counts_nobody_else(client: Client) -> None:
    lesson = taught(0, 0, 0)
    for name in ("Spring", "Autumn"):
        for learner in answered(lesson, 2, "right"):
            join(learner, name)
    client.force_login(grader_of("Spring"))
    question = lesson.questions["first-check"].question_id

    for address in ("/results/questions/", f"/results/questions/{question}/"):
        html = client.get(address).text
        foreign, unknown = (client.get(address, {"cohort": each}) for each in ("autumn", "aurumn"))
        assert re.search(r">2<", html), re.findall(r'data-l="First tries">.*', html)
        assert not re.search(r">4<", html)
        assert "Autumn" not in html
        assert foreign.status_code == unknown.status_code == 422


@pytest.mark.django_db
def test_a_question_of_another_course_is_as_if_it_were_not_there(client: Client) -> None:
    own, other = taught(1, 0, 0), taught(1, 0, 0)
    client.force_login(instructor_of(own.course))

    listed = client.get("/results/questions/", {"course": other.course.slug})

    assert client.get(f"/results/questions/{own.questions['first-check'].question_id}/").text
    for number in (other.questions["first-check"].question_id, 999_999):
        assert client.get(f"/results/questions/{number}/").status_code == 404
    assert listed.status_code == 422
    assert f'value="{other.course.slug}' not in listed.text


@pytest.mark.django_db
def test_learners_see_nothing_of_it(client: Client) -> None:
    lesson = taught(1, 0, 0)
    question = lesson.questions["first-check"].question_id
    client.force_login(UserFactory.create())

    for address in ("/results/questions/", f"/results/questions/{question}/"):
        assert client.get(address).status_code == 403
