"""Graders do not collide, second graders are blind, and who differs waits for a decision."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from accounts.scopes import scope_of_grader
from courses.exports.filters import Filters
from quizzes.essays.queue import TAKEN_FOR, essays, put_back, take, take_next, to_grade
from quizzes.models import EssayGrade, EssayWork, Response, Standing
from tests.essays.lesson import EssayLesson, grader_of, learner_in, signed_in
from tests.essays.test_an_essay_is_graded import QUEUE, form
from tests.factories import NOW
from tests.results.answers import see_everyone

pytestmark = pytest.mark.django_db


@pytest.fixture
def essay() -> Response:
    """One essay that two people grade."""
    return EssayLesson(second_share=100).sent_by(learner_in("Spring"))


def page(essay: Response) -> str:
    return f"{QUEUE}{essay.pk}/"


def test_an_essay_on_a_desk_is_nobody_elses_until_its_time_is_over(essay: Response) -> None:
    ann, ben = grader_of("Spring"), grader_of("Spring")
    rows = essays(Filters(scope_of_grader(ben)), ben)

    assert take(essay.pk, by=ann, at=NOW)
    assert not take(essay.pk, by=ben, at=NOW)
    assert take_next(rows, by=ben, at=NOW) is None
    assert take(essay.pk, by=ann, at=NOW + timedelta(minutes=10))
    later = NOW + timedelta(minutes=10) + TAKEN_FOR
    assert take_next(rows, by=ben, at=later) == essay.pk
    put_back(essay.pk, by=ann)
    assert EssayWork.objects.get().claimed_by == ben
    put_back(essay.pk, by=ben)
    assert to_grade(rows, ann, at=later).count() == 1


def test_who_comes_second_is_told_and_keeps_their_words(essay: Response) -> None:
    ann, ben = signed_in(grader_of("Spring")), signed_in(grader_of("Spring"))
    ann.post(f"{page(essay)}take/")

    seen = ben.get(page(essay)).text
    taken = ben.post(f"{page(essay)}take/", follow=True).text
    sent = ben.post(page(essay), form(comment="All my words."))

    assert "Somebody is grading it just now." in seen
    assert "Somebody else has taken this essay meanwhile." in taken
    assert sent.status_code == 409
    assert "All my words." in sent.text
    assert not EssayGrade.objects.exists()
    assert "Put it back" in ann.get(page(essay)).text
    assert ann.post(f"{page(essay)}back/", follow=True).status_code == 200
    assert ben.post(f"{page(essay)}take/", follow=True).text.count("Save the grade") == 1


def test_a_form_older_than_the_last_grade_is_refused(essay: Response) -> None:
    ann, ben = signed_in(grader_of("Spring")), signed_in(grader_of("Spring"))
    ann.post(page(essay), form())

    late = ben.post(page(essay), form(seen=0))

    assert late.status_code == 409
    assert "Somebody graded this essay meanwhile." in late.text
    assert EssayGrade.objects.count() == 1


def test_a_second_grader_sees_no_first_grade_and_both_are_shared(essay: Response) -> None:
    ann, ben = signed_in(grader_of("Spring")), signed_in(grader_of("Spring"))
    ann.post(page(essay), form(3, 1, comment="Of the first."))

    assert "Nothing waits for you here." in ann.get(QUEUE).text
    blind = ben.get(ben.post(f"{QUEUE}next/")["Location"]).text
    saved = ben.post(page(essay), form(3, 2, seen=1, comment="Of the second."), follow=True).text

    assert "You are the second grader." in blind
    assert "1 grade of somebody else is hidden" in blind
    assert "Of the first." not in blind
    assert "4.5 of 6 points" in saved
    assert "Of the first." in saved
    assert Standing.objects.get().points == 2


def test_graders_who_differ_leave_it_to_a_third(essay: Response) -> None:
    people = [grader_of("Spring", name=name) for name in ("Ann", "Ben", "Cy")]
    ann, ben, cy = map(signed_in, people)
    ann.post(page(essay), form(4, 2))
    ben.post(page(essay), form(0, 1, seen=1))

    assert not Standing.objects.exists()
    assert "graders differ" in ann.get(page(essay)).text
    assert "Ben" not in ann.get(page(essay)).text
    assert cy.post(f"{QUEUE}next/").status_code == 303
    third = cy.get(page(essay)).text
    assert "Your grade decides" in third
    assert "Ann" in third
    cy.post(page(essay), form(2, 0, seen=2))
    assert Standing.objects.values_list("verdict", "points").get() == ("incorrect", 1)
    assert ann.post(page(essay), form(seen=3, reason="No.")).status_code == 422


def test_who_decides_may_do_so_after_grading_and_change_any_grade(essay: Response) -> None:
    lead, ben = grader_of("Spring"), grader_of("Spring")
    lead.user_permissions.add(Permission.objects.get(codename="decide_essaygrade"))
    see_everyone(lead)
    at_desk = signed_in(lead)
    at_desk.post(page(essay), form(4, 2))
    signed_in(ben).post(page(essay), form(0, 1, seen=1))

    at_desk.post(page(essay), form(3, 1, seen=2))
    at_desk.post(page(essay), form(0, 0, seen=3, reason="Copied."))

    assert list(EssayGrade.objects.values_list("role", flat=True)) == [
        "first", "second", "decision", "decision",
    ]  # fmt: skip
    assert Standing.objects.get().points == 0


def test_a_change_that_parts_two_graders_takes_the_grade_back(essay: Response) -> None:
    ann, ben = signed_in(grader_of("Spring")), signed_in(grader_of("Spring"))
    ann.post(page(essay), form(4, 2))
    ben.post(page(essay), form(4, 2, seen=1))
    assert Standing.objects.exists()

    ben.post(page(essay), form(0, 0, seen=2, reason="Off the question."))

    work = EssayWork.objects.get()
    assert (work.stage, work.is_news) == ("apart", False)
    assert not Standing.objects.exists()


def test_saving_goes_on_to_the_next(essay: Response) -> None:
    other = Response.objects.get(pk=essay.pk)
    other.pk, other.attempt, other.learner = None, "another", learner_in("Spring")
    other.save(force_insert=True)
    ann = signed_in(grader_of("Spring"))

    first = ann.post(page(essay), form(next="1"))
    none = ann.post(page(other), form(next="1"), follow=True)

    assert first["Location"] == page(other)
    assert "There is no essay for you to grade here just now." in none.text
