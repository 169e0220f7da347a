"""A learner has a check open while its release moves: nothing lost, the truth in one sentence."""

import pytest
from django.test import Client

from courses.models import SectionProgress
from quizzes.models import Response
from releases.promotion import roll_back
from tests.factories import (
    NOW,
    Lesson,
    QuestionRevisionFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
    text_with,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def newer(lesson: Lesson, **fields: object) -> object:
    """Release a second revision of the first check."""
    question = lesson.questions["first-check"].question
    revision = QuestionRevisionFactory.create(question=question, stem="A new wording?", **fields)
    return released(revision, scope=lesson.course.slug)


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_an_edited_question_comes_back_with_its_new_text(
    client: Client, headers: dict[str, str]
) -> None:
    lesson = Lesson()
    form = lesson.form(choice="right")
    newer(lesson)

    answer = client.post(lesson.check_url(), form, headers=headers)

    assert answer.status_code == 409
    assert "This question was edited while you had it open" in answer.text
    assert "A new wording?" in answer.text
    assert not Response.objects.exists()


def test_tries_at_the_old_text_do_not_count_at_the_new_one(client: Client) -> None:
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="wrong-a"), headers=HTMX)
    newer(lesson)

    page = client.get(lesson.url)

    assert "A new wording?" in page.text
    assert "Secret explanation" not in page.text


def test_credit_for_the_old_text_is_kept_and_shown_as_it_was(client: Client) -> None:
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)
    newer(lesson)

    page = client.get(lesson.url)

    assert "Correct, first try: 2 points" in page.text
    assert "A new wording?" not in page.text
    assert "1 of 2" in page.text


def test_a_rollback_gives_the_earlier_question_and_keeps_the_answer(client: Client) -> None:
    lesson = Lesson()
    release = newer(lesson)
    revision = lesson.questions["first-check"].question.revisions.get(number=2)
    form = lesson.form(choice="right", revision=revision.pk)
    roll_back(release, by=None, at=NOW, reason="a typo in the key")

    answer = client.post(lesson.check_url(), form, headers=HTMX)

    assert answer.status_code == 409
    assert "What happens?" in answer.text


def test_a_question_that_is_gone_says_so(client: Client) -> None:
    lesson = Lesson("first-check")
    text = SectionRevisionFactory.create(section=lesson.section, source=text_with("third"))
    third = QuestionRevisionFactory.create(question__section=lesson.section, question__key="third")
    released(text, third, scope=lesson.course.slug)

    answer = client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)
    plain = client.post(lesson.check_url(), lesson.form(choice="right"))

    assert answer.status_code == 409
    assert "This question is no longer here" in answer.text
    assert "What happens?" not in answer.text
    assert plain.status_code == 409


def test_a_locked_check_does_not_send_its_question(client: Client) -> None:
    first = Lesson("first-check")
    second = SectionFactory.create(
        module=first.section.module, number=4, slug="s4", opens_after=first.section
    )
    text = SectionRevisionFactory.create(section=second, source=text_with("late"))
    late = QuestionRevisionFactory.create(
        question__section=second, question__key="late", stem="A locked stem"
    )
    released(text, late, scope=first.course.slug)
    form = {"revision": late.pk, "attempt": "x", "choice": "right"}

    page = client.get(second.get_absolute_url())
    answer = client.post(f"{second.get_absolute_url()}checks/late/", form, headers=HTMX)
    plain = client.post(f"{second.get_absolute_url()}checks/late/", form)

    assert (page.status_code, answer.status_code, plain.status_code) == (200, 423, 423)
    for text_sent in (page.text, answer.text, plain.text):
        assert "A locked stem" not in text_sent
        assert "Locked for now" in text_sent
    assert not Response.objects.exists()
    assert not SectionProgress.objects.exists()


def test_a_locked_section_opens_when_the_one_before_is_complete(client: Client) -> None:
    first = Lesson("first-check")
    second = SectionFactory.create(
        module=first.section.module, number=4, slug="s4", opens_after=first.section
    )
    released(SectionRevisionFactory.create(section=second), scope=first.course.slug)

    answer = client.post(first.check_url(), first.form(choice="right"), headers=HTMX)

    assert 'id="next"' in answer.text
    assert "locked" not in answer.text.split('id="next"')[1]
    assert "Locked for now" not in client.get(second.get_absolute_url()).text


def test_a_repeated_form_of_a_question_that_is_gone_says_so(client: Client) -> None:
    lesson = Lesson("first-check")
    form = lesson.form(choice="wrong-a")
    client.post(lesson.check_url(), form, headers=HTMX)
    text = SectionRevisionFactory.create(section=lesson.section, source=text_with("third"))
    third = QuestionRevisionFactory.create(question__section=lesson.section, question__key="third")
    released(text, third, scope=lesson.course.slug)

    answer = client.post(lesson.check_url(), form, headers=HTMX)

    assert answer.status_code == 409
    assert Response.objects.count() == 1
