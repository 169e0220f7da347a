"""An essay that waits says so in the gradebook, is in no figure, and cannot be regraded."""

import pytest
from django.test import Client

from accounts.scopes import EVERYONE
from quizzes.models import QuestionRevision
from quizzes.statistics.reading import item_statistics
from quizzes.statistics.refreshing import refresh
from tests.essays.lesson import EssayLesson, grader_of, learner_in, signed_in
from tests.essays.test_an_essay_is_graded import QUEUE, form
from tests.factories import NOW
from tests.results.answers import see_everyone

pytestmark = pytest.mark.django_db


def test_the_gradebook_says_waiting_and_then_the_points() -> None:
    lesson = EssayLesson()
    essay = lesson.sent_by(learner_in("Spring"))
    grader = signed_in(grader_of("Spring"))
    book = f"/results/gradebook/?course={lesson.course.slug}&open=M06/s3"

    waiting = grader.get(book).text
    grader.post(f"{QUEUE}{essay.pk}/", form())

    assert '<td class="res__d gb__q">waiting</td>' in waiting
    assert '<td class="res__d gb__q">2</td>' in grader.get(book).text


def test_figures_count_an_essay_once_it_is_graded() -> None:
    lesson = EssayLesson()
    essay = lesson.sent_by(learner_in("Spring"))

    refresh(lesson.course, by=None, at=NOW)
    before = item_statistics(lesson.course, scope=EVERYONE)
    person = grader_of("Spring")
    see_everyone(person)
    grader = signed_in(person)
    grader.post(f"{QUEUE}{essay.pk}/", form())
    refresh(lesson.course, by=None, at=NOW)
    after = item_statistics(lesson.course, scope=EVERYONE)

    assert {each.n for each in before} == {0}
    assert {(each.n, each.facility and each.facility.value) for each in after} == {(1, 1.0)}
    page = grader.get(f"/results/questions/{lesson.questions['essay'].question_id}/")
    assert page.status_code == 200
    assert "Names the idea" not in page.text


def test_the_page_of_results_shows_an_essay_cut_short() -> None:
    lesson = EssayLesson()
    lesson.sent_by(learner_in("Spring"), "word " * 500)
    person = grader_of("Spring")
    see_everyone(person)

    page = signed_in(person).get("/results/responses/").text

    assert "waiting for a grader" in page
    assert page.count("word ") < 100


def test_regrading_an_essay_is_refused_in_words(client: Client) -> None:
    lesson = EssayLesson()
    revision: QuestionRevision = lesson.questions["essay"]
    person = grader_of("Spring")
    person.is_staff = person.is_superuser = True
    person.save()

    page = signed_in(person).get(
        f"/admin/quizzes/questionrevision/{revision.pk}/regrade/?policy=void"
    )

    assert "Answers of this kind have no key." in page.text
