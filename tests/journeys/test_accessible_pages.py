"""axe, contrast and targets on every page of ours, three widths, both themes."""

import pytest

from courses.models import SectionRevision
from quizzes import throttle
from tests.journeys.audit import look_everywhere
from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.course import FIRST, HOME, RIGHT, SECOND, SECTION, SLUG
from tests.journeys.people import person, signed_in

OPEN = [HOME, SECTION, "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"]
OWN = ["/accounts/logout/", "/accounts/password/change/", "/accounts/email/", HOME]
OWN += ["/account/data/", "/account/data/delete/"]


@pytest.mark.parametrize("path", OPEN)
def test_pages_that_anyone_may_open(visit: Visit, path: str) -> None:
    look_everywhere(visit(path))


@pytest.mark.parametrize("path", OWN)
def test_pages_of_a_person_who_is_signed_in(visit: Visit, path: str) -> None:
    look_everywhere(visit(path, storage_state=signed_in(person())))


def test_the_section_when_everything_is_answered(visit: Visit) -> None:
    page = visit(SECTION)
    Check(page, FIRST).answer(RIGHT[FIRST])
    Check(page, SECOND).press("Show the answer")
    page.locator(".rs__d summary").first.click()

    look_everywhere(page)


@pytest.mark.parametrize("button", ["Course modules", "On this page", "Theme and account"])
@pytest.mark.parametrize("width", [390, 320])
def test_sheets_that_are_open(visit: Visit, button: str, width: int) -> None:
    page = visit(SECTION, width=width)
    page.get_by_role("button", name=button).click()

    look_everywhere(page, widths=(width,))


def test_a_page_that_does_not_exist(visit: Visit) -> None:
    look_everywhere(visit("/courses/nowhere/", allowed="404"))


def test_a_page_for_other_accounts(visit: Visit) -> None:
    look_everywhere(visit("/results/", storage_state=signed_in(person()), allowed="403"))


def test_a_form_that_was_open_too_long(visit: Visit) -> None:
    page = visit("/accounts/login/", allowed="403")
    page.context.clear_cookies(name="csrftoken")
    page.locator("main form .btn--pri").click()

    look_everywhere(page)


def test_a_form_with_mistakes(visit: Visit) -> None:
    page = visit("/accounts/signup/", allowed="422")
    page.locator("main form .btn--pri").click()
    page.locator(".sum").wait_for()

    look_everywhere(page)


def test_too_many_requests(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "PER_LEARNER", 0)
    page = visit(SECTION, allowed="429")
    # Sent as a plain form; with scripts off, axe could not run on what it leads to.
    page.evaluate("document.querySelector('form.kc').submit()")
    page.wait_for_url("**/checks/**")

    look_everywhere(page)


def test_a_fault_of_ours(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("courses.views.rail_of")

    look_everywhere(visit(HOME, allowed="500"))


def test_results_of_a_course(visit: Visit) -> None:
    Check(visit(SECTION), FIRST).answer(RIGHT[FIRST])

    look_everywhere(visit("/results/", storage_state=signed_in(person("Grader"))))


def test_the_preview_of_a_text(visit: Visit) -> None:
    text = SectionRevision.objects.filter(section__module__course__slug=SLUG).latest("number")
    author = signed_in(person("Instructor", staff=True))

    look_everywhere(
        visit(f"/admin/courses/sectionrevision/{text.pk}/preview/", storage_state=author)
    )
