"""A dark release is read as a ghost: pages and answers there were, with nothing changed by it."""

import re

import pytest
from django.test import Client

from courses.models import SectionProgress
from courses.reading.section_page import SectionPage
from quizzes.models import Question, QuestionRevision, Response
from releases.ghost.reading import AnswerReading, ghost_reading, times_of
from releases.models import Release
from releases.rings import Ring
from tests.console.staff import browser, instructor_of, staff
from tests.factories import (
    NOW,
    LearnerFactory,
    Lesson,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionRevisionFactory,
    released,
    text_with,
)

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def lesson_answered(*said: str) -> Lesson:
    """A lesson whose first question so many guests answered."""
    lesson = Lesson()
    for choice in said:
        guest = Client()
        guest.get(lesson.url)
        guest.post(lesson.check_url(), lesson.form(choice=choice, attempt=""))
    return lesson


def turned_round(lesson: Lesson, **fields: object) -> QuestionRevision:
    """A draft of the first question whose key is another choice."""
    question = lesson.questions["first-check"].question
    draft: QuestionRevision = QuestionRevisionFactory.create(question=question, number=2, **fields)
    for choice in draft.choices.all():
        choice.is_key = choice.key == "wrong-a"
        choice.save()
    return draft


def dark(lesson: Lesson, *revisions: object, to: Ring = Ring.OFF) -> Release:
    return released(*revisions, scope=lesson.course.slug, to=to)


def read(release: Release, client: Client | None = None) -> str:
    """What is read on the page of the ghost reading."""
    client = client or browser(staff("Ada", is_superuser=True))
    return words(client.get(f"/releases/{release.pk}/ghost/?read=now").text)


@pytest.mark.parametrize("ring", [Ring.OFF, Ring.A1])
def test_it_tells_whose_verdict_would_change_and_how_long_pages_take(ring: Ring) -> None:
    lesson = lesson_answered("right", "right", "wrong-a", "wrong-b")
    release = dark(lesson, turned_round(lesson), to=ring)

    told = read(release)

    assert "All 4 pages were drawn without an error." in told
    assert "Verdicts that would have been others: 3 of 4." in told
    assert "could not have been given" not in told
    assert "first-check 4 1 1 2 0" in told
    assert re.search(r"M06 / SECTION_03 4 [\d.]+ [\d.]+ [\d.]+ [\d.]+", told)


def test_nothing_is_recorded_and_nothing_changes() -> None:
    lesson = lesson_answered("right", "wrong-a")
    release = dark(lesson, turned_round(lesson))

    def everything() -> list[object]:
        rows = (Response, SectionProgress, Release)
        return [list(model.objects.order_by("id").values()) for model in rows]

    before = everything()
    ghost_reading(release)

    assert everything() == before


def test_answers_that_cannot_be_given_any_more_are_told_apart() -> None:
    lesson = lesson_answered("wrong-a", "right")
    draft = turned_round(lesson)
    draft.choices.filter(key="right").update(key="renamed")
    release = dark(lesson, draft)

    assert ghost_reading(release).answers == (
        AnswerReading("first-check", answers=2, turned_right=1, turned_wrong=0, gone=1),
    )
    assert "Answers that could not have been given: 1." in read(release)


def test_of_a_question_of_another_kind_no_answer_can_be_given() -> None:
    lesson = lesson_answered("wrong-a")
    asked = lesson.questions["first-check"].question
    other = QuestionRevisionFactory.create(question=asked, number=2, kind="multiple")

    assert [each.gone for each in ghost_reading(dark(lesson, other)).answers] == [1]


def test_the_same_key_gives_the_same_verdicts() -> None:
    lesson = lesson_answered("right", "wrong-a")
    asked = lesson.questions["first-check"].question
    same = QuestionRevisionFactory.create(question=asked, number=2, stem="In other words?")

    assert "All 2 answers would have had the same verdict." in read(dark(lesson, same))


def test_what_nobody_has_seen_or_answered_says_so() -> None:
    lesson = Lesson()
    new = Question.objects.create(section=lesson.section, key="new-check")
    drafts = [QuestionRevisionFactory.create(question=new), turned_round(lesson)]

    told = read(dark(lesson, *drafts))

    assert "Nobody has done anything yet" in told
    assert "no verdict to compare" in told


def test_a_section_that_is_new_has_no_live_page_to_compare() -> None:
    lesson = Lesson()
    draft = SectionRevisionFactory.create(section__module=lesson.section.module)
    SectionProgress.objects.create(
        section=draft.section, learner=LearnerFactory.create(), started_at=NOW, updated_at=NOW
    )

    page = ghost_reading(dark(lesson, draft)).pages[0]

    assert page.ghost
    assert page.live is None


def test_an_error_is_told_with_its_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = lesson_answered("right", "wrong-a")
    text = SectionRevisionFactory.create(
        section=lesson.section, number=2, title="Dark", source=text_with("first-check")
    )
    release, draw = dark(lesson, text), SectionPage.body

    def broken(page: SectionPage, request: object) -> str:
        if page.section.title == "Dark":
            raise ZeroDivisionError("nothing to divide by")
        return draw(page, request)

    monkeypatch.setattr(SectionPage, "body", broken)
    told = read(release)

    assert "2 pages could not be drawn." in told
    assert "2 × ZeroDivisionError: nothing to divide by" in told


def test_what_learners_see_is_measured_and_not_read_as_a_ghost() -> None:
    lesson = Lesson()

    told = read(lesson.release)

    assert "What this one does is measured." in told


def test_a_release_of_no_course_has_nothing_to_read() -> None:
    reading = ghost_reading(ReleaseFactory.create(scope="no-course"))

    assert not reading.pages
    assert not reading.answers


def test_only_authors_of_the_course_read_it_and_the_release_s_page_leads_here() -> None:
    lesson = Lesson()
    release = dark(lesson, turned_round(lesson))
    ada = browser(staff("Ada", is_superuser=True))

    assert "Read it as a ghost" in ada.get(f"/releases/{release.pk}/").text
    assert "Read it as a ghost" not in ada.get(f"/releases/{lesson.release.pk}/").text
    other = browser(instructor_of("other"))
    assert other.get(f"/releases/{release.pk}/ghost/").status_code == 404
    assert Client().get(f"/releases/{release.pk}/ghost/").status_code == 302


def test_times_are_told_by_median_and_95th_percentile() -> None:
    times = times_of([float(each) for each in range(1, 102)])

    assert times_of([]) is None
    assert times
    assert (times.median, times.p95) == (51.0, 96.0)
