"""One learner's page for graders: what they earned, and every answer they gave."""

import pytest
from django.test import Client

from quizzes.standings import Change, apply
from tests.factories import NOW, CourseFactory, LearnerFactory, Lesson
from tests.gradebook.classroom import Classroom
from tests.gradebook.test_gradebook_page import grading
from tests.quizzes.lives import Life
from tests.results.answers import answer

pytestmark = pytest.mark.django_db


def test_it_shows_each_course_begun_and_every_answer() -> None:
    room = Classroom()
    room.did(room.ada, completed=NOW, first=2, second=1)
    answer(room.ada, room.lesson.questions["first-check"], "wrong-a")
    CourseFactory.create(title="Never begun")

    page = grading().get(f"/results/learners/{room.ada.pk}/").text

    assert "ada@example.org" in page
    assert "Spring" in page
    assert "3 of 6 points · 50.0 %" in page
    assert "Never begun" not in page
    assert "1 response" in page
    assert "wrong-a" in page
    assert "<td>–</td>" in page


def test_what_counts_otherwise_now_says_what_was_told() -> None:
    life = Life(Lesson())
    life.answer("person", "first-check", "right")
    said = life.lesson.questions["first-check"].responses.get()
    apply([Change(said.pk, "incorrect", 0)], by=None, at=NOW)

    page = grading().get(f"/results/learners/{said.learner_id}/").text

    assert "told 2" in page


def test_the_number_of_a_guest_leads_to_the_person_with_all_their_answers() -> None:
    life = Life(Lesson())
    life.answer("guest", "first-check", "right")
    life.answer("person", "second-check", "right")
    guest = life.lesson.questions["first-check"].responses.get().learner
    life.sign_in("guest")
    client = grading()

    answer = client.get(f"/results/learners/{guest.pk}/", follow=True)

    person = life.people["person"]
    assert answer.redirect_chain == [(f"/results/learners/{person.pk}/", 302)]
    assert "2 responses" in answer.text


def test_the_way_back_to_the_gradebook_keeps_its_filters_and_words() -> None:
    person, guest = LearnerFactory.create(), LearnerFactory.create(guest=True)
    type(guest).objects.filter(pk=guest.pk).update(merged_into=person, merged_at=NOW)
    asked = "cohort=spring&q=Ada+%26+Co"

    answer = grading().get(f"/results/learners/{guest.pk}/?{asked}&odd=1", follow=True)

    assert answer.redirect_chain == [(f"/results/learners/{person.pk}/?{asked}", 302)]
    assert f'href="/results/gradebook/?{asked.replace("&q", "&amp;q")}"' in answer.text


def test_a_guest_who_did_nothing_has_a_page_too() -> None:
    guest = LearnerFactory.create(guest=True)

    page = grading().get(f"/results/learners/{guest.pk}/").text

    assert f"guest {guest.key[:6]}" in page
    assert "0 responses" in page


@pytest.mark.parametrize("number", [0, 4_000_000, 10**30])
def test_a_number_of_nobody_is_not_found(number: int) -> None:
    assert grading().get(f"/results/learners/{number}/").status_code == 404


def test_a_learner_may_not_look(client: Client) -> None:
    learner = LearnerFactory.create()
    client.force_login(learner.user)

    assert client.get(f"/results/learners/{learner.pk}/").status_code == 403
    assert client.get("/results/gradebook/").status_code == 403
