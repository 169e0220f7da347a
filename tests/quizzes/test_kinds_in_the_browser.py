"""Every kind of question by keyboard in a real browser, with axe looking at each state."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from quizzes.models import Response
from tests.journeys.audit import fits_spaced, look_everywhere
from tests.quizzes.kinds_of_questions import OTHERS, RIGHT, WRONG, KindsLesson, fields_of, key_of

pytestmark = pytest.mark.django_db(transaction=True)


def focus(page: Page, lesson: KindsLesson, kind: str) -> None:
    """Tab to the kind's first field from the button of the card before it."""
    first = page.locator(f"#check-{key_of(kind)} .kv").first
    for _step in range(80):
        page.keyboard.press("Tab")
        if first.evaluate("field => field.closest('.kc').contains(document.activeElement)"):
            return
    raise AssertionError(kind)


def fill(page: Page, lesson: KindsLesson, kind: str, answer: str) -> None:
    """Fill the card in with keys alone, in the order of its fields, and press Enter or Verify."""
    fields = fields_of(lesson.asked(kind), answer)
    controls = page.locator(f"#check-{key_of(kind)} .kv")
    for at in range(controls.count()):
        control = controls.nth(at)
        if kind in ("numeric", "short_text"):
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(str(fields["answer"]))
        elif kind == "multiple":
            if control.is_checked() != (control.input_value() in fields["choice"]):
                page.keyboard.press("Space")
        elif kind == "true_false":
            page.locator(f"#check-true-false-{answer}").press("Space")
            break
        else:
            choose(page, fields[control.get_attribute("name")])
        if at + 1 < controls.count():
            page.keyboard.press("Tab")
    page.locator(f"#check-{key_of(kind)} [type=submit]").first.press("Enter")
    expect(page.locator(f"#check-{key_of(kind)}-says")).to_be_focused()


def choose(page: Page, value: object) -> None:
    """Go down the focused list until that option is chosen."""
    page.keyboard.press("Home")
    for _step in range(12):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(value)


def test_every_kind_is_missed_then_answered_with_keys_alone(
    live_server: LiveServer, page: Page
) -> None:
    lesson = KindsLesson(*OTHERS)
    page.goto(live_server.url + lesson.url)
    look_everywhere(page, widths=(1280, 320))
    for kind in (kind for kind in OTHERS if kind != "true_false"):
        focus(page, lesson, kind)
        fill(page, lesson, kind, WRONG[kind][0])
    look_everywhere(page, widths=(320,))
    page.goto(live_server.url + lesson.url)
    for kind in OTHERS:
        focus(page, lesson, kind)
        fill(page, lesson, kind, RIGHT[kind])
        expect(page.locator(f"#check-{key_of(kind)}-says")).to_contain_text("Correct")
    look_everywhere(page, widths=(1280, 320))
    fits_spaced(page, widths=(320,))

    assert Response.objects.filter(verdict="correct").count() == len(OTHERS)


def test_what_was_filled_in_survives_a_reload_and_an_empty_form_takes_the_focus(
    live_server: LiveServer, page: Page
) -> None:
    lesson = KindsLesson("multiple", "short_text", "matching")
    page.goto(live_server.url + lesson.url)
    page.check("#check-multiple-right-b")
    page.fill("#check-short-text-answer", "dark lau")
    second = page.locator("#check-matching select").nth(1)
    second.select_option(index=2)
    kept = second.input_value()

    page.reload()

    expect(page.locator("#check-multiple-right-b")).to_be_checked()
    expect(page.locator("#check-multiple .ch__i:checked")).to_have_count(1)
    expect(page.locator("#check-short-text-answer")).to_have_value("dark lau")
    expect(second).to_have_value(kept)
    page.locator("#check-matching [type=submit]").first.click()
    expect(page.locator("#check-matching .err")).to_be_visible()
    expect(page.locator("#check-matching select").first).to_be_focused()
    expect(second).to_have_value(kept)
