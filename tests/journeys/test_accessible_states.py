"""axe, contrast and targets on a knowledge check in each of its states."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories import Lesson, QuestionRevisionFactory, released
from tests.journeys.audit import look_everywhere
from tests.journeys.card import Check
from tests.journeys.conftest import Visit

CHECK = "first-check"


def miss(_page: Page, _lesson: Lesson, check: Check) -> None:
    """Incorrect."""
    check.answer("wrong-a")


def practise(_page: Page, _lesson: Lesson, check: Check) -> None:
    """A practice form after a right answer."""
    check.answer("right")
    check.press("Practise again")
    expect(check.card.get_by_role("radio").first).to_be_focused()


def practise_and_miss(page: Page, lesson: Lesson, check: Check) -> None:
    """What a practice answer led to."""
    practise(page, lesson, check)
    check.answer("wrong-a")


def verify_nothing(_page: Page, _lesson: Lesson, check: Check) -> None:
    """Nothing chosen."""
    check.verify()
    expect(check.card.locator(".err")).to_be_visible()


def lose_the_line(page: Page, _lesson: Lesson, check: Check) -> None:
    """Not sent."""
    page.context.set_offline(True)
    check.choose("right")
    check.verify()
    expect(check.card.locator(".net")).to_be_visible()


def edit(_page: Page, lesson: Lesson, check: Check) -> None:
    """Edited meanwhile."""
    edited = QuestionRevisionFactory.create(question=lesson.questions[CHECK].question)
    released(edited, scope=lesson.course.slug)
    check.answer("right")


STATES = [miss, practise, practise_and_miss, verify_nothing, lose_the_line, edit]


@pytest.mark.parametrize("reach", STATES)
def test_a_check_in_this_state(visit: Visit, reach: Callable[..., None]) -> None:
    lesson = Lesson()
    page = visit(lesson.url, allowed="4(09|22)|DISCONNECTED|htmx:")

    reach(page, lesson, Check(page, CHECK))

    look_everywhere(page, widths=(1280, 320))
