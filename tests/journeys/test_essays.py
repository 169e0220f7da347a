"""The whole way of an essay: sent by a learner, graded by a grader, read by the learner."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from accounts.models import Cohort, CohortGrader
from accounts.roles import GRADER
from quizzes.models import Standing
from tests.essays.lesson import TEXT, EssayLesson, learner_in
from tests.journeys.audit import look_everywhere
from tests.journeys.conftest import Visit
from tests.journeys.people import person, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_essay_goes_from_the_learner_to_the_grader_and_back(visit: Visit) -> None:
    lesson, learner, grader = EssayLesson(), learner_in("Spring"), person(GRADER)
    CohortGrader.objects.create(cohort=Cohort.objects.get(), grader=grader)
    assert learner.user is not None

    writing = visit(lesson.url, storage_state=signed_in(learner.user))
    writing.get_by_label("Your answer, at most 10,000 characters").fill(TEXT)
    writing.get_by_role("button", name="Send").click()
    expect(writing.get_by_role("heading", name="Sent. A person will grade it.")).to_be_focused()

    grading = visit("/results/essays/", storage_state=signed_in(grader))
    look_everywhere(grading, widths=(1280, 320))
    grading.get_by_role("button", name="Grade the oldest").click()
    grading.get_by_label("Names the idea").fill("3")
    grading.get_by_label("Gives an example").fill("2")
    grading.get_by_label("Comment for the learner").fill("Clear, and to the point.")
    look_everywhere(grading, widths=(1280, 320))
    grading.get_by_role("button", name="Save the grade").click()
    expect(grading.get_by_text("5 of 6 points is what the learner was told.")).to_be_visible()

    writing.goto(lesson.url)
    expect(writing.get_by_text("Graded: 5 of 6 points of the rubric")).to_be_visible()
    expect(writing.get_by_text("Clear, and to the point.")).to_be_visible()
    look_everywhere(writing, widths=(1280, 320))
    assert Standing.objects.get().points == 2
