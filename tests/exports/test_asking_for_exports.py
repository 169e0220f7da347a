"""Asking for an export: what stands in the form, what is refused, and who may ask for what."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission
from django.template import Context, Template

from accounts.models import User
from courses.models import CourseInstructor
from results.exports import kinds as registry
from results.exports.responses import RESPONSES
from tests.exports.people import asked_for, body, signed_in
from tests.factories import NOW, LearnerFactory, Lesson, QuestionRevisionFactory, UserFactory
from tests.results.answers import answer, grader

pytestmark = pytest.mark.django_db
PAGE = "/results/exports/"
SENT = "/results/exports/send/"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"kind": "nope"}, "There is no export “nope”."),
        ({"format": "<b>"}, "There is no format “&lt;b&gt;”."),
        ({"kind": ""}, "This field is required."),
        ({"cohort": "x" * 10_000}, "There is no cohort"),
        ({"from": "soon"}, "Enter a day as year-month-day"),
    ],
)
def test_garbage_is_refused_in_words_and_begins_nothing(
    given: dict[str, str], sentence: str
) -> None:
    person = grader()
    order = {"kind": "responses", "format": "csv", **given}

    for answered in (
        signed_in(person).post(PAGE, order),
        signed_in(person).get(SENT, order),
    ):
        assert answered.status_code == 422
        assert sentence in answered.text
    assert "Nothing was exported yet." in answered.text


def test_a_format_that_is_made_first_is_not_sent_at_once() -> None:
    answered = signed_in(grader()).get(SENT, {"kind": "responses", "format": "xlsx"})

    assert answered.status_code == 422
    assert "A file in this format is made first." in answered.text


def test_the_filters_of_the_page_before_stand_in_the_form() -> None:
    lesson = Lesson()

    given = {"course": lesson.course.slug, "from": "2026-01-01", "learner": "7"}

    page = signed_in(grader()).get(PAGE, given).text

    assert f'<option value="{lesson.course.slug}" selected>' in page
    assert 'value="2026-01-01"' in page
    assert 'name="learner" value="7"' in page
    assert "Learner: <b>7</b>" in page


def test_an_export_tells_a_choice_as_the_form_names_it() -> None:
    asked = asked_for(grader(), kind="responses", pilot="only")

    assert asked.query == "pilot=only"
    assert asked.about.filters == (("Questions", "Questions on trial only"),)


def test_a_kind_says_which_selections_and_formats_it_has_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    odd = replace(
        RESPONSES, name="odd", formats=frozenset({"csv"}), refuses=lambda _: "Choose a course."
    )
    monkeypatch.setattr(registry, "_kinds", {"odd": odd})
    browser = signed_in(grader())

    assert "Choose a course." in browser.post(PAGE, {"kind": "odd", "format": "csv"}).text
    refused = browser.post(PAGE, {"kind": "odd", "format": "xlsx"}).text
    assert "does not come in this format." in refused
    box = Template('{% load exporting %}{% export_box "odd" "a=b" %}').render(Context())
    assert box.count("<option") == 1
    assert 'action="/results/exports/?a=b"' in box


def test_instructors_export_counts_of_their_own_courses_and_choose_no_learner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = replace(RESPONSES, name="counts", permission="releases.view_release")
    monkeypatch.setattr(registry, "_kinds", {"counts": counts, "responses": RESPONSES})
    lesson, learner = Lesson(), LearnerFactory.create()
    answer(learner, lesson.questions["first-check"])
    answer(learner, QuestionRevisionFactory.create())
    person = UserFactory.create()
    person.user_permissions.add(Permission.objects.get(codename="view_release"))
    CourseInstructor.objects.create(course=lesson.course, person=person, since=NOW)
    person = User.objects.get(pk=person.pk)

    browser, order = signed_in(person), {"kind": "counts", "format": "csv"}
    file = body(browser.get(SENT, order))
    refused = browser.post(PAGE, order | {"learner": learner.pk})

    assert file.count(b"\n") == 2
    assert "Only graders choose learners." in refused.text
    assert "There is no export" in browser.post(PAGE, order | {"kind": "responses"}).text
    assert asked_for(person, kind="counts").cohorts is None
