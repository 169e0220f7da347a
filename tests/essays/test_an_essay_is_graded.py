"""From the queue to the grade that the learner is told, and what it counts as."""

import pytest

from courses.models import SectionProgress
from courses.rebuilding import rebuild
from quizzes.models import EssayGrade, Response, Standing
from tests.essays.lesson import EssayLesson, grader_of, learner_in, signed_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
QUEUE = "/results/essays/"


def form(idea: object = 3, example: object = 1, **fields: object) -> dict[str, object]:
    """A filled-in rubric."""
    points = {"points-0": idea, "points-1": example}
    return points | {"comment": "Well argued.", "seen": 0} | fields


def test_the_oldest_essay_is_taken_graded_and_told() -> None:
    lesson, learner = EssayLesson(), learner_in("Spring")
    essay, grader = lesson.sent_by(learner), signed_in(grader_of("Spring"))

    waiting = grader.get(QUEUE).text
    taken = grader.post(f"{QUEUE}next/")
    page = grader.get(taken["Location"]).text
    saved = grader.post(taken["Location"], form(), follow=True)

    assert "1 essay<" in waiting
    assert "First paragraph." in page
    assert "Secret explanation of idea" in page
    assert "The grade is saved." in saved.text
    assert Standing.objects.values_list("verdict", "points").get() == ("correct", 2)
    told = signed_in(learner.user).get(lesson.url).text
    assert "Graded: 4 of 6 points of the rubric" in told
    assert "In the course it earns 2 points." in told
    assert "Names the idea" in told
    assert "Well argued." in told
    assert "Secret" not in told
    assert Response.objects.get(pk=essay.pk).verdict == "waiting"
    assert "Nothing waits for you here." in grader.get(QUEUE).text


@pytest.mark.parametrize(
    ("idea", "example", "points", "tone"), [(2, 0, 1, "warn"), (0, 0, 0, "warn"), (3, 0, 2, "ok")]
)
def test_the_grade_moves_the_progress_and_can_be_derived_again(
    idea: int, example: int, points: int, tone: str
) -> None:
    lesson, learner = EssayLesson(), learner_in("Spring")
    essay, grader = lesson.sent_by(learner), signed_in(grader_of("Spring"))

    grader.post(f"{QUEUE}{essay.pk}/", form(idea, example, comment=""))

    progress = SectionProgress.objects.get()
    assert (progress.answered, progress.points) == (1, points)
    assert list(rebuild(write=True)) == [False]
    told = signed_in(learner.user).get(lesson.url).text
    assert f"fb--{tone}" in told
    assert "grader’s comment</b>" not in told


def test_a_grade_that_changes_says_why_and_the_earlier_one_stays() -> None:
    lesson, learner = EssayLesson(), learner_in("Spring")
    essay, grader = lesson.sent_by(learner), signed_in(grader_of("Spring"))
    page = f"{QUEUE}{essay.pk}/"
    grader.post(page, form())

    refused = grader.post(page, form(0, 0, seen=1))
    changed = grader.post(page, form(0, 0, seen=1, reason="Read again."), follow=True)

    assert refused.status_code == 422
    assert "Say why the grade changes." in refused.text
    assert "Why: Read again." in changed.text
    assert "replaced" in changed.text
    assert list(EssayGrade.objects.values_list("role", "number", "total")) == [
        ("first", 1, 4), ("first", 2, 0),
    ]  # fmt: skip
    assert Standing.objects.values_list("verdict", "points").get() == ("incorrect", 0)


def test_an_essay_on_trial_earns_nothing() -> None:
    lesson, learner = EssayLesson(is_pilot=True), learner_in("Spring")
    essay, grader = lesson.sent_by(learner), signed_in(grader_of("Spring"))

    grader.post(f"{QUEUE}{essay.pk}/", form(4, 2))

    told = signed_in(learner.user).get(lesson.url).text
    assert "This question is on trial, so it earns no points." in told
    assert Standing.objects.get().points == 0


@pytest.mark.parametrize("wrong", ["", "-1", "5", "1.5", "x" * 10_000, "四", "\x00", "9" * 400])
def test_points_that_are_none_are_refused_and_the_rest_is_kept(wrong: str) -> None:
    lesson = EssayLesson()
    essay = lesson.sent_by(learner_in("Spring"))
    grader = signed_in(grader_of("Spring"))

    answer = grader.post(f"{QUEUE}{essay.pk}/", form(wrong, comment="Kept <words>."))

    assert answer.status_code == 422
    assert "Give “Names the idea” a whole number from 0 to 4." in answer.text
    assert "Kept &lt;words&gt;." in answer.text
    assert not EssayGrade.objects.exists()


def test_names_stay_hidden_until_asked_for_by_who_may() -> None:
    lesson = EssayLesson()
    essay = lesson.sent_by(learner_in("Spring", name="Ada Quill"))
    person = grader_of("Spring")
    page = f"{QUEUE}{essay.pk}/"
    grader = signed_in(person)

    assert "Ada Quill" not in grader.get(page).text + grader.get(f"{QUEUE}?state=all").text
    assert "written by Ada Quill" in grader.get(f"{page}?names=1").text
    person.groups.first().permissions.filter(codename="name_essaygrade").delete()
    assert "Ada Quill" not in signed_in(person).get(f"{page}?names=1").text


def test_a_grader_sees_essays_of_their_own_cohorts_and_never_their_own() -> None:
    lesson = EssayLesson()
    other = lesson.sent_by(learner_in("Autumn"))
    person = grader_of("Spring")
    learner = learner_in("Spring")
    person_too = learner.user
    assert person_too is not None
    person_too.groups.set(person.groups.all())
    own = lesson.sent_by(learner)

    for address in (f"{other.pk}/", f"{other.pk}/take/", f"{other.pk}/back/", "99999999999999999/"):
        assert signed_in(person).post(QUEUE + address, form()).status_code == 404
    assert f"Essay {other.pk}<" not in signed_in(person).get(f"{QUEUE}?state=all").text
    assert f"Essay {own.pk}<" in signed_in(person).get(f"{QUEUE}?state=all").text
    assert signed_in(person_too).get(f"{QUEUE}{own.pk}/").status_code == 404


def test_who_grades_nothing_gets_nothing() -> None:
    assert signed_in(UserFactory.create()).get(QUEUE).status_code == 403


def test_filters_narrow_the_queue_and_garbage_is_refused_in_words() -> None:
    lesson = EssayLesson()
    essay = lesson.sent_by(learner_in("Spring"))
    grader = signed_in(grader_of("Spring"))
    course = lesson.course.slug

    found = grader.get(f"{QUEUE}?course={course}&state=first").text
    assert f"{QUEUE}{essay.pk}/?course={course}&amp;state=first" in found
    assert "No essay passes these filters." in grader.get(f"{QUEUE}?state=graded").text
    refused = grader.get(f"{QUEUE}?state=lost&course=nowhere")
    assert refused.status_code == 422
    assert "There is no such state" in refused.text
    assert grader.post(f"{QUEUE}next/?state=lost").status_code == 302
