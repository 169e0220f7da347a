"""A stretch of a text that only some see: the other side is nowhere in what they get."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import CohortMembership, Learner
from courses.models import SectionProgress
from courses.reading.everyone import as_everyone_sees
from releases.models import Exposure
from releases.toggles.exposures import exposures
from releases.toggles.rules import OFF
from releases.toggles.snapshot import store
from tests.factories import (
    CohortFactory,
    LearnerFactory,
    Lesson,
    QuestionRevisionFactory,
    SectionRevisionFactory,
    released,
    text_with,
)
from tests.toggles.factories import ToggleFactory, rule_of

pytestmark = pytest.mark.django_db

SIDES = """
//// toggle | new-way

The owl side, and [the way on](#first).

/// callout | Before you try this
- Know the owl.
///

/// check | owl-check
///
////

//// toggle | new-way
    when: off

The newt side.

/// check | newt-check
///
////

//// toggle | new-way
    when: blue

The bluebird side.
////
"""


class Toggled(Lesson):
    """A lesson with one check for all, and one on each side of a toggle."""

    def __init__(self) -> None:
        super().__init__("first-check")
        revision = SectionRevisionFactory.create(
            section=self.section, source=text_with("first-check") + SIDES
        )
        self.questions |= {
            key: QuestionRevisionFactory.create(
                question__section=self.section, question__key=key, stem=f"What of the {key[:4]}?"
            )
            for key in ("owl-check", "newt-check")
        }
        sides = (self.questions["owl-check"], self.questions["newt-check"])
        self.release = released(revision, *sides, scope=self.course.slug)


@pytest.fixture
def lesson() -> Toggled:
    return Toggled()


def switch(*, on: bool, **fields: object) -> None:
    store.keep({"new-way": rule_of("new-way", on=on, **fields)})


def signed_in() -> tuple[Client, Learner]:
    learner, client = LearnerFactory.create(), Client()
    client.force_login(learner.user)
    return client, learner


def test_each_side_is_in_the_page_of_those_it_is_for_and_in_no_other(
    lesson: Toggled, client: Client
) -> None:
    switch(on=True)
    on = client.get(lesson.url).text
    switch(on=False)
    off = client.get(lesson.url).text
    switch(on=True, variants=(("blue", 1),))
    blue = client.get(lesson.url).text

    for words in ("The owl side", "Know the owl", "What of the owl-?", 'id="check-owl-check"'):
        assert (words in on, words in off, words in blue) == (True, False, True), words
    for words in ("The newt side", "What of the newt?", 'id="check-newt-check"'):
        assert (words in on, words in off, words in blue) == (False, True, False), words
    assert ("bluebird" in on, "bluebird" in off, "bluebird" in blue) == (False, False, True)
    assert "new-way" not in on + off + blue
    assert '<a href="#first">the way on</a>' in on


def test_a_check_of_the_other_side_cannot_be_answered_nor_looked_at(
    lesson: Toggled, client: Client
) -> None:
    switch(on=False)

    hidden = client.post(lesson.check_url("owl-check"), lesson.form("owl-check", choice="right"))
    shown = client.post(lesson.check_url("newt-check"), lesson.form("newt-check", choice="right"))

    assert "What of the owl" not in hidden.text
    assert "The owl side" not in hidden.text
    assert hidden.status_code in (404, 409)
    assert shown.status_code == 303


def test_score_and_completion_count_what_the_learner_is_shown(lesson: Toggled) -> None:
    client, learner = signed_in()
    switch(on=True)
    for key in ("first-check", "owl-check"):
        client.post(lesson.check_url(key), lesson.form(key, choice="right"))

    progress = SectionProgress.objects.get(learner=learner)
    assert progress.completed_at is not None
    switch(on=False)
    assert "Complete" in client.get(lesson.url).text
    assert "0/2" in signed_in()[0].get(lesson.url).text


def test_search_finds_neither_side_of_the_text_and_only_the_questions_shown(
    lesson: Toggled, client: Client
) -> None:
    switch(on=False)
    address = f"{lesson.course.get_absolute_url()}search/"

    assert "Nothing found" in client.get(address, {"q": "bluebird"}).text
    assert "Nothing found" in client.get(address, {"q": "owl"}).text
    assert "check-newt-check" in client.get(address, {"q": "newt"}).text


def test_only_members_of_a_named_cohort_see_it_and_who_met_it_is_recorded(lesson: Toggled) -> None:
    (client, learner), (other, someone) = signed_in(), signed_in()
    cohort = CohortFactory.create()
    CohortMembership.objects.create(cohort=cohort, learner=learner)
    ToggleFactory.create(name="new-way", on=True, cohorts=[cohort])
    store.refresh()

    assert "The owl side" in client.get(lesson.url).text
    assert "The newt side" in other.get(lesson.url).text
    assert "The newt side" in Client().get(lesson.url).text
    exposures.flush()
    met = Exposure.objects.values_list("learner", "variant")
    assert sorted(met) == sorted([(learner.pk, "on"), (someone.pk, "off")])


def test_a_toggle_that_nobody_made_is_off(lesson: Toggled, client: Client) -> None:
    assert "The newt side" in client.get(lesson.url).text


def test_numbers_about_everyone_count_what_nobody_in_particular_is_shown(lesson: Toggled) -> None:
    def keys() -> list[str]:
        section = as_everyone_sees(lesson.course).sections[0]
        return [placed.item.key for placed in section.placed if placed.embed.kind == "check"]

    switch(on=True, percent=99)
    assert keys() == ["first-check", "newt-check"]
    switch(on=True)
    assert keys() == ["first-check", "owl-check"]


def test_a_preview_shows_every_side_and_says_for_whom(lesson: Toggled) -> None:
    client = Client()
    learner = LearnerFactory.create(user__is_staff=True, user__is_superuser=True)
    client.force_login(learner.user)
    switch(on=False)

    page = client.get(f"/admin/courses/sectionrevision/{lesson.revision.pk + 1}/preview/").text

    assert "The owl side" in page
    assert "The newt side" in page
    assert "Only where the toggle “new-way” is “on”:" in page
    assert page.count("toggle ends") == 3
    assert OFF in page
