"""A grader of one cohort: narrow, look, take away; and what others decide shows in the numbers."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from jobs import worker
from tests.exports.tables import read_excel
from tests.journeys.audit import look_once
from tests.journeys.card import Check
from tests.journeys.conftest import Visit
from tests.journeys.marked import NAMES, Marked
from tests.journeys.marking_desk import MarkingDesk, body
from tests.journeys.people import person, signed_in

type Session = dict[str, object]
SLOW = 20_000


@pytest.fixture
def marked() -> Marked:
    """The lesson, answered by both cohorts."""
    return Marked()


@pytest.fixture
def who(marked: Marked) -> Session:
    """The session of a grader of the first cohort."""
    return signed_in(marked.grader())


@pytest.fixture
def queue(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue of the product, in which a job waits; signals stay as the tests have them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(worker.signal, "signal", lambda *_args: None)


def test_a_grader_narrows_the_overview_and_shares_its_address(visit: Visit, marked: Marked) -> None:
    desk = MarkingDesk(visit("/accounts/login/?next=/"))
    desk.sign_in(marked.grader().email)
    desk.shows("6 learners shown")

    desk.narrow(Course=marked.course.title)
    expect(desk.page).to_have_url(f"/results/?course={marked.course.slug}")
    expect(desk.page.get_by_role("button", name="Show results")).to_be_focused()
    desk.narrow(Cohort=marked.spring.name)
    expect(desk.page).to_have_url(f"/results/?{marked.narrowed}")
    shown = desk.page.locator("table.ov").inner_text()

    other = visit(desk.page.url, storage_state=desk.page.context.storage_state())
    assert other.locator("table.ov").inner_text() == shown
    desk.page.go_back()
    expect(desk.page.get_by_label("Cohort")).to_have_value("")
    expect(desk.page.get_by_label("Course")).to_have_value(marked.course.slug)


def test_a_grader_goes_from_the_gradebook_to_one_learner(
    visit: Visit, marked: Marked, who: Session
) -> None:
    desk = MarkingDesk(visit(f"/results/?{marked.narrowed}", storage_state=who))

    desk.kind("Gradebook")
    grades = desk.gradebook()
    look_once(desk.page, 390, "dark")
    desk.page.get_by_role("link", name="Émilie du Châtelet").click()

    expect(desk.page.get_by_text("4 of 6 points")).to_be_visible()
    desk.shows("3 responses")
    look_once(desk.page, 1280, "light")
    assert grades["Émilie du Châtelet"] == (4, 6)
    assert sum(earned for earned, _possible in grades.values()) == 16


def test_a_grader_opens_the_questions_and_one_of_them(
    visit: Visit, marked: Marked, who: Session
) -> None:
    desk = MarkingDesk(visit(f"/results/gradebook/?{marked.narrowed}", storage_state=who))

    desk.kind("Questions")
    asked = desk.page.get_by_role("row").filter(has_text="first-check")
    expect(asked).to_contain_text("33 %")
    look_once(desk.page, 390, "light")
    desk.page.get_by_role("link", name="first-check").click()

    expect(desk.page.get_by_text("Too few answers to tell: 6").first).to_be_visible()
    wrong = desk.page.get_by_role("row").filter(has_text="Choice wrong-a")
    expect(wrong).to_contain_text("50 %")
    expect(desk.page.get_by_role("link", name="Regrade")).to_have_count(0)
    look_once(desk.page, 1280, "dark")
    desk.page.get_by_role("link", name="The responses behind these figures").click()
    desk.shows("6 responses")


def test_a_workbook_is_made_while_one_watches_and_says_what_the_page_says(
    visit: Visit, marked: Marked, who: Session, queue: None
) -> None:
    desk = MarkingDesk(visit(f"/results/gradebook/?{marked.narrowed}", storage_state=who))
    grades = desk.gradebook()

    desk.page.get_by_role("link", name="Your exports").click()
    desk.page.get_by_label("Format").select_option(label="Excel workbook")
    look_once(desk.page, 390, "light")
    desk.page.get_by_role("button", name="Export").click()
    expect(desk.page.get_by_role("progressbar")).to_be_visible()
    look_once(desk.page, 1280, "dark")
    worker.work_one("a:1:f")
    desk.page.get_by_role("link", name="Download").wait_for(timeout=SLOW)
    head, *rows = read_excel(body(desk.fetched("link", "Download")), "gradebook")

    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert {row["name"].lstrip("'"): (row["points"], row["max"]) for row in told} == grades


def test_another_cohort_is_refused_as_one_that_is_not_there(
    visit: Visit, marked: Marked, who: Session
) -> None:
    foreign = marked.autumn.slug
    told = []
    for cohort in (foreign, "no-such-cohort"):
        page = visit(f"/results/?cohort={cohort}", storage_state=who, allowed="status of 422")
        told.append(page.locator("#results .sum").inner_text().replace(cohort, "…"))
        expect(page.locator("table")).to_have_count(0)
    for learner in (marked.learners[-1].pk, 10**9):
        page = visit(f"/results/learners/{learner}/", storage_state=who, allowed="status of 404")
        told.append(page.locator("main").inner_text().replace(str(learner), "…"))

    assert told[0] == told[1]
    assert "There is no cohort “…”." in told[0]
    assert told[2] == told[3]


def test_a_regrade_shows_in_the_gradebook(visit: Visit, marked: Marked, who: Session) -> None:
    teacher = signed_in(person("Instructor", staff=True))
    revision = marked.questions["first-check"]
    desk = MarkingDesk(visit(f"/results/gradebook/?{marked.narrowed}", storage_state=who))
    before = desk.gradebook()

    page = visit(f"/admin/quizzes/questionrevision/{revision.pk}/change/", storage_state=teacher)
    page.get_by_role("link", name="Regrade").click()
    page.get_by_label("Accept also").check()
    page.get_by_role("checkbox", name="Choice wrong-a").check()
    page.get_by_role("button", name="Show who would change").click()
    look_once(page, 1280, "dark")
    page.get_by_label("Reason").fill("Both are right.")
    page.get_by_role("button", name="Judge the answers anew").click()
    expect(page.get_by_text("The answers are judged anew.")).to_be_visible()

    desk.page.reload()
    gained = {name: now[0] - before[name][0] for name, now in desk.gradebook().items()}
    assert {name for name, points in gained.items() if points} == set(NAMES[1:4])
    assert set(gained.values()) == {0, 2}


def test_a_learner_reports_a_question_and_reads_the_answer(visit: Visit, marked: Marked) -> None:
    reader = visit(f"{marked.url}?check=first-check", width=390)
    Check(reader, "first-check").answer("wrong-a")
    reader.get_by_role("link", name="Report a problem with question 1").click()
    look_once(reader, 390, "dark")
    reader.get_by_label("In your words").fill("Two of them are right.")
    reader.get_by_role("radio").first.check()
    reader.get_by_role("button", name="Send the report").click()
    expect(reader.get_by_text("Thank you. Your report has arrived.")).to_be_visible()

    page = visit("/admin/", storage_state=signed_in(person("Instructor", staff=True)))
    page.get_by_role("link", name="Reported questions").click()
    page.get_by_role("link", name="first-check").click()
    page.get_by_role("checkbox").check()
    page.get_by_label("Move to").select_option(label="fixed")
    page.get_by_label("Reply").fill("So they are. Thank you.")
    look_once(page, 1280, "light")
    page.get_by_role("button", name="Answer").click()

    reader.goto(marked.url)
    expect(reader.get_by_text("So they are. Thank you.")).to_be_visible()


def test_without_scripts_filters_narrow_and_the_file_holds_what_is_shown(
    visit: Visit, marked: Marked, who: Session
) -> None:
    page = visit("/results/", js=False, width=390, storage_state=who)
    desk = MarkingDesk(page)

    desk.narrow(Course=marked.course.title, Cohort=marked.spring.name)
    desk.shows("6 learners shown")
    desk.kind("Responses")
    rows = page.locator("tbody tr").all_inner_texts()
    file = desk.fetched("button", "Export")

    lines = list(csv.DictReader(io.StringIO(body(file).decode())))
    assert marked.spring.slug in file.suggested_filename
    assert len(lines) == len(rows) == 15
    assert {line["name"] for line in lines} == {"'=Grace+Hopper", *NAMES} - {"=Grace+Hopper"}
