"""The question editor in a browser: rows in place, and a preview that follows what is typed."""

import pytest
from playwright.sync_api import FrameLocator, Page, expect
from pytest_django.live_server_helper import LiveServer

from quizzes.models import QuestionRevision
from quizzes.packs.states import QuestionState, state_of
from tests.admin.people import make_person
from tests.admin.test_in_the_browser import sign_in
from tests.factories import QuestionFactory, QuestionRevisionFactory
from tests.journeys.audit import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def editing(transactional_db: None, roles: None, live_server: LiveServer, clean_page: Page) -> Page:
    """An instructor's browser that is signed in."""
    sign_in(clean_page, live_server, make_person("instructor"))
    return clean_page


def begin(page: Page, server: LiveServer, kind: str) -> None:
    """Begin a new question of that kind."""
    question = QuestionFactory.create()
    page.goto(f"{server.url}/admin/quizzes/questionrevision/add/?question={question.pk}")
    page.get_by_label(kind).check()
    page.get_by_role("button", name="Begin").click()


def preview_in(page: Page) -> FrameLocator:
    """The frame beside the form."""
    return page.frame_locator("#question-states")


def fill(page: Page, row: int, text: str, *, why: str = "Because.") -> None:
    """Write one choice."""
    page.locator(f"#id_choices-{row}-text").fill(text)
    page.locator(f"#id_choices-{row}-explanation").fill(why)


def stored() -> QuestionState:
    """What the one draft says."""
    return state_of(QuestionRevision.objects.get())


def test_a_question_is_written_with_the_keyboard_and_its_preview_follows(
    editing: Page, live_server: LiveServer
) -> None:
    begin(editing, live_server, "Multiple choice")
    editing.locator("#id_stem").fill("Which **deploy**?")
    fill(editing, 0, "Blue-green")
    fill(editing, 1, "Canary")
    editing.locator("#id_choices-1-is_key").check()
    editing.get_by_role("button", name="Add a choice").press("Enter")
    editing.keyboard.type("# A heading")

    frame = preview_in(editing)
    expect(frame.locator("#state-correct")).to_contain_text("Which deploy?", timeout=2000)
    expect(editing.locator(".beside").first).to_have_text("Line 1: Headings cannot stand here.")
    up = editing.get_by_role("group", name="Choice C").get_by_role("button", name="Up")
    up.press("Enter")
    expect(editing.locator("#question-says")).to_have_text("Now in place 2 of 3.")
    assert violations(editing) == []
    editing.get_by_role("button", name="Save", exact=True).first.click()
    expect(editing.get_by_text("was changed successfully")).to_be_visible()

    assert [(each.text, each.is_key) for each in stored().choices] == [
        ("Blue-green", False), ("# A heading", False), ("Canary", True),
    ]  # fmt: skip


def test_rows_are_dragged_removed_and_one_alone_is_right(
    editing: Page, live_server: LiveServer
) -> None:
    draft = QuestionRevisionFactory.create()
    editing.goto(f"{live_server.url}/admin/quizzes/questionrevision/{draft.pk}/change/")
    rows = editing.locator("[data-row]")
    expect(rows).to_have_count(4)

    rows.nth(1).get_by_label("Right").check()
    expect(rows.nth(0).get_by_label("Right")).not_to_be_checked()
    rows.nth(3).get_by_label("Remove").check()
    expect(rows.nth(3).locator("textarea").first).to_be_hidden()
    rows.nth(0).locator("[data-grip]").drag_to(rows.nth(2).locator("[data-grip]"))
    editing.get_by_role("button", name="Save", exact=True).first.click()
    expect(editing.get_by_text("was changed successfully")).to_be_visible()

    assert [(each.key, each.is_key) for each in stored().choices] == [
        ("wrong-a", True), ("wrong-b", False), ("right", False),
    ]  # fmt: skip
