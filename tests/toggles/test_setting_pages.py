"""Setting a toggle: made, changed and removed by a form that refuses in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from accounts.models import CohortGrader
from releases.models import Exposure, Toggle
from tests.admin.people import make_person
from tests.factories import NOW, CohortFactory, CourseFactory, LearnerFactory
from tests.toggles.factories import ToggleFactory

pytestmark = pytest.mark.django_db
LIST = "/releases/toggles/"


@pytest.fixture
def root() -> Client:
    client = Client()
    client.force_login(make_person("superuser"))
    return client


def new(**fields: object) -> dict[str, object]:
    own = {
        "name": "new-way", "meaning": "A new way.", "kind": "release", "scope": "",
        "remove_by": "2027-01-31", "percent": "20", "variants": "", "reason": "try it",
    }  # fmt: skip
    return own | fields


def test_a_toggle_is_made_set_and_removed_with_its_history_shown(root: Client) -> None:
    cohort, learner = CohortFactory.create(), LearnerFactory.create()
    made = root.post(f"{LIST}new/", new(cohorts=[cohort.slug], variants="blue 50\n\n green 50 "))
    assert made["Location"] == f"{LIST}new-way/"
    toggle = Toggle.objects.get()
    assert (toggle.on, toggle.remove_by, toggle.percent) == (False, date(2027, 1, 31), 20)
    assert toggle.variants == [["blue", 50], ["green", 50]]
    Exposure.objects.create(toggle=toggle, learner=learner, variant="blue", at=NOW)

    page = root.get(f"{LIST}new-way/").text
    assert "blue 50\ngreen 50" in page
    assert "1 learner<" in page
    assert "try it" in page
    root.post(f"{LIST}new-way/", new(percent="30", reason="more", seen="1"))

    assert Toggle.objects.get().percent == 30
    assert "Remove the toggle" in root.get(f"{LIST}new-way/").text
    assert root.post(f"{LIST}new-way/remove/", {"seen": "1", "reason": "x"})["Location"] != LIST
    assert root.post(f"{LIST}new-way/remove/", {"seen": "2", "reason": "x"})["Location"] == LIST
    assert not Toggle.objects.exists()


WRONG = [
    ({"name": "New Way"}, "valid “slug”"), ({"name": "new_way"}, "small letters"),
    ({"name": "new"}, "small letters"), ({"name": "taken"}, "choose another name"),
    ({"kind": "whim"}, "valid choice"), ({"percent": "101"}, "less than or equal to 100"),
    ({"percent": "lots"}, "whole number"), ({"remove_by": ""}, "by when it will be removed"),
    ({"remove_by": "tomorrow"}, "valid date"), ({"variants": "blue"}, "name and a weight"),
    ({"variants": "on 5"}, "name and a weight"), ({"variants": "blue 99999"}, "name and a weight"),
    ({"meaning": "m" * 301}, "at most 300"), ({"reason": ""}, "required"),
    ({"meaning": "nul\0"}, "Null characters"), ({"cohorts": ["nul\0"]}, "choice"),
]  # fmt: skip


def test_what_cannot_be_is_refused_in_words_and_kept_in_the_form(root: Client) -> None:
    ToggleFactory.create(name="taken")
    CohortFactory.create()
    for fields, words in WRONG:
        answer = root.post(f"{LIST}new/", new(**fields))

        assert answer.status_code == 422, fields
        assert words in answer.text.replace("&#x27;", "'"), (fields, words)
    assert Toggle.objects.count() == 1


def test_a_stale_form_of_settings_is_refused_and_a_declared_one_can_be_set(root: Client) -> None:
    page = root.get(f"{LIST}learner-search/")
    assert page.status_code == 200
    assert "Remove the toggle" not in page.text
    form = new(name="", percent="50", seen="0")
    assert root.post(f"{LIST}learner-search/", form).status_code == 302
    late = root.post(f"{LIST}learner-search/", form | {"percent": "60"})

    assert late.status_code == 422
    assert "was first: “learner-search” was changed" in late.text
    assert Toggle.objects.get().percent == 50


def test_cohorts_are_offered_to_those_who_may_see_them(root: Client) -> None:
    theirs, other = CohortFactory.create(name="Theirs"), CohortFactory.create(name="Other")
    instructor, client = make_person("instructor"), Client()
    CourseFactory.create(slug="own")
    CohortGrader.objects.create(cohort=theirs, grader=instructor)
    client.force_login(instructor)

    assert "Other" in root.get(f"{LIST}new/").text
    page = client.get(f"{LIST}new/").text
    assert ("Theirs" in page, "Other" in page) == (True, False)
    refused = client.post(f"{LIST}new/", new(scope="own", cohorts=[other.slug]))
    assert refused.status_code == 422


def test_a_cohort_that_they_may_not_see_stays_named_when_they_save() -> None:
    hidden, instructor, client = CohortFactory.create(), make_person("instructor"), Client()
    CourseFactory.create(slug="own")
    toggle = ToggleFactory.create(name="way", scope="own", on=True, cohorts=[hidden])
    client.force_login(instructor)

    page = client.get(f"{LIST}way/").text
    saved = client.post(f"{LIST}way/", new(seen="0"))

    assert "Only for members of" not in page
    assert saved.status_code == 302
    assert list(toggle.cohorts.all()) == [hidden]
