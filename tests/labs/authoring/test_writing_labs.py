"""Writing a lab in the admin: real fields for its numbers, and the rules that packs follow."""

import pytest
from django.test import Client

from labs.models import Lab, LabRevision
from tests.factories import Lesson, SectionFactory, released
from tests.labs.authoring.forms import LIST, lab_form
from tests.labs.factories import LabFactory

pytestmark = pytest.mark.django_db


def _page(revision: LabRevision) -> str:
    return f"{LIST}{revision.pk}/change/"


def test_a_draft_is_stored_as_its_form_says(draft: LabRevision, instructing: Client) -> None:
    answer = instructing.post(_page(draft), lab_form())

    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.parameters == {"goal": 4, "limit": 6}
    assert draft.prepared == {"sum": 10}
    assert draft.hints == {
        "short": ["Press again.", "Press until {goal}."], "over": ["One too many."],
    }  # fmt: skip
    assert draft.debrief == [
        {"measure": "steps", "text": "You made {steps} of {goal}.", "passage": "first"}
    ]
    assert (draft.title, draft.points, draft.is_required) == ("Count on", 2, True)


def test_the_form_shows_what_is_stored_with_bounds_and_choices(
    draft: LabRevision, instructing: Client
) -> None:
    page = instructing.get(_page(draft)).text

    assert '<input type="number" name="number_goal" value="3" min="1" max="9"' in page
    assert "Goal, in steps" in page
    assert "1 to 9; 3 unless you change it. In texts: {goal}" in page
    assert "Press again.\nPress until {goal}.</textarea>" in page
    assert '<option value="share">Share of the goal</option>' in page
    assert '<option value="first" selected>first</option>' in page
    assert '<option value="second-check">second-check</option>' in page


REFUSED = {
    "number_goal": (10, "Ensure this value is less than or equal to 9."),
    "number_limit": (2, "With these numbers nobody can win."),
    "title": ("", "This field is required."),
    "intro": ("About {goal}.", "No number is called “goal” here."),
    "situation": ("One.\n\nTwo {gaol}.", "Line 3: No number is called “gaol” here."),
    "hints_over": (" ", "Write at least one hint for the failure “over”."),
    "hints_short": ("Fine.\n<b>Not</b>", "Line 2: HTML is not used here"),
    "debrief_0_measure": ("", "Fill this in too, or empty the whole line."),
    "debrief_1_text": ("Alone.", "Fill this in too, or empty the whole line."),
    "debrief_0_text": ("In {stops}.", "No number is called “stops” here."),
    "debrief_0_passage": ("frist", "No heading of the section has the id “frist”."),
    "passage": ("nowhere", "No heading of the section has the id “nowhere”."),
    "check_key": ("third-check", "asks no question with the key “third-check”."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_release_would_refuse_is_not_stored(
    name: str, draft: LabRevision, instructing: Client
) -> None:
    value, reason = REFUSED[name]

    answer = instructing.post(_page(draft), lab_form(**{name: value}))

    assert answer.status_code == 200
    assert reason in answer.text
    assert LabRevision.objects.get().title == "Count to the goal"


def test_lines_of_a_debrief_that_are_written_stand_open(
    draft: LabRevision, instructing: Client
) -> None:
    line = {"measure": "steps", "text": "Some.", "passage": "first"}

    pages = {}
    for count in (1, 8):
        LabRevision.objects.filter(pk=draft.pk).update(debrief=[line] * count)
        pages[count] = instructing.get(_page(draft)).text

    assert "More of the debrief" in pages[1]
    assert "More of the debrief" not in pages[8]
    assert "Its numbers in texts: {steps}, {share}" in pages[1]


def test_a_debrief_without_a_line_is_refused(draft: LabRevision, instructing: Client) -> None:
    none = {f"debrief_0_{part}": "" for part in ("measure", "text", "passage")}

    answer = instructing.post(_page(draft), lab_form(**none))

    assert "A debrief has 1 to 8 lines; there are 0." in answer.text


def test_a_new_revision_begins_with_the_choice_of_its_lab(
    draft: LabRevision, instructing: Client
) -> None:
    lab = LabFactory.create(section=draft.lab.section, key="another")

    first = instructing.get(f"{LIST}add/")
    onwards = instructing.post(f"{LIST}add/", {"lab": lab.pk})
    second = instructing.get(onwards["Location"])

    assert "number_goal" not in first.text
    assert onwards["Location"] == f"{LIST}add/?lab={lab.pk}"
    assert 'name="number_goal" value="3"' in second.text

    answer = instructing.post(f"{LIST}add/?lab={lab.pk}", lab_form(lab=lab.pk))

    assert answer.status_code == 302
    assert lab.revisions.get().created_by is not None


@pytest.mark.parametrize("lab", ["", "x", "٣", "9" * 30, "999999"])
def test_a_lab_that_is_none_leads_back_to_the_choice(
    lab: str, draft: LabRevision, instructing: Client
) -> None:
    asked = instructing.get(f"{LIST}add/", {"lab": lab})
    sent = instructing.post(f"{LIST}add/", lab_form(lab=lab))

    assert (asked.status_code, sent.status_code) == (200, 200)
    assert "number_goal" not in asked.text + sent.text
    assert LabRevision.objects.count() == 1


def test_a_lab_in_a_section_without_text_is_written_with_plain_fields(
    lesson: Lesson, instructing: Client
) -> None:
    lab = LabFactory.create(section=SectionFactory.create())

    page = instructing.get(f"{LIST}add/?lab={lab.pk}").text
    answer = instructing.post(f"{LIST}add/?lab={lab.pk}", lab_form(lab=lab.pk, passage="later"))

    assert '<input type="text" name="passage"' in page
    assert answer.status_code == 302


def test_a_released_lab_is_told_and_cannot_be_typed_in(
    draft: LabRevision, lesson: Lesson, instructing: Client
) -> None:
    released(draft, scope=lesson.course.slug)

    page = instructing.get(_page(draft)).text
    answer = instructing.post(_page(draft), lab_form())

    assert "<code>goal</code>: 3" in page
    assert "<li><code>over</code><ol><li>One too many.</li></ol></li>" in page
    assert "<code>steps</code> {steps} of {goal} steps. <code>#first</code>" in page
    assert "<textarea" not in page
    assert answer.status_code == 403


def test_a_draft_whose_workings_are_gone_is_only_told(
    draft: LabRevision, instructing: Client
) -> None:
    Lab.objects.update(mechanics="gone")

    page = instructing.get(_page(draft)).text

    assert "Its workings are not installed." in page
    assert "<textarea" not in page
