"""The course moves while somebody reads it: edited questions, locked sections."""

import pytest
from playwright.sync_api import expect

from courses.models import Section, SectionProgress
from tests.factories import (
    Lesson,
    QuestionRevisionFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
    text_with,
)
from tests.journeys.card import Check
from tests.journeys.conftest import Visit

CHECK = "first-check"


@pytest.mark.parametrize("js", [True, False])
def test_a_question_edited_meanwhile_comes_back_with_its_new_text(visit: Visit, js: bool) -> None:
    lesson = Lesson()
    page = visit(lesson.url, js=js, allowed="status of 409")
    check = Check(page, CHECK)
    check.choose("right")
    question = lesson.questions[CHECK].question
    edited = QuestionRevisionFactory.create(question=question, stem="What happens now?")
    released(edited, scope=lesson.course.slug)

    check.verify()

    expect(check.heading).to_have_text("This question was edited while you had it open")
    expect(check.heading).to_be_focused()
    expect(check.card).to_contain_text("What happens now?")
    check.answer("right")
    expect(check.heading).to_have_text("Correct, first try: 2 points")


def waiting_section(first: Lesson) -> Section:
    """A released section with one check, in the same module, open to everyone so far."""
    section = SectionFactory.create(module=first.section.module, number=4, slug="s4")
    text = SectionRevisionFactory.create(section=section, source=text_with("late-check"))
    check = QuestionRevisionFactory.create(question__section=section, question__key="late-check")
    released(text, check, scope=first.course.slug)
    return section


@pytest.mark.parametrize("js", [True, False])
def test_a_section_locked_meanwhile_says_what_opens_it(visit: Visit, js: bool) -> None:
    first = Lesson()
    section = waiting_section(first)
    page = visit(section.get_absolute_url(), js=js, allowed="status of 423")
    check = Check(page, "late-check")
    check.choose("right")
    section.opens_after = first.section
    section.save()

    check.verify()

    says = "It opens when every check of" if js else "This section opens when each check of"
    expect(page.locator("main")).to_contain_text(says)
    expect(page.locator(".ch__i")).to_have_count(0)
    assert not SectionProgress.objects.filter(section=section).exists()
    page.get_by_role("link", name="Go there").click()
    page.wait_for_url(f"**{first.url}**")


def test_the_next_section_opens_in_place_with_the_last_answer(visit: Visit) -> None:
    first = Lesson("only-check")
    section = waiting_section(first)
    section.opens_after = first.section
    section.save()
    page = visit(first.url)
    expect(page.locator("#next")).to_contain_text("locked")

    Check(page, "only-check").answer("right")

    page.locator("#next").get_by_role("link").click()
    page.wait_for_url(f"**{section.get_absolute_url()}")
