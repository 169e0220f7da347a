"""The page of a lab's funnel: who may open it, what it counts, what it keeps to itself."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import Learner
from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from labs.funnel_reading import funnels
from labs.models import LabRevision
from labs.results_labs import funnel_address
from tests.factories import NOW, LearnerFactory, UserFactory, released
from tests.labs.factories import LabFactory, LabRevisionFactory
from tests.labs.grading.funnel_pages import opened, told
from tests.labs.grading.runs import BONUS, LOST, SOME, WON, play
from tests.results.answers import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision() -> LabRevision:
    """The first revision of a lab, released."""
    revision: LabRevision = LabRevisionFactory.create(title="Find the capacity")
    released(revision, scope="c", name="The first")
    return revision


def ends_of_some(revision: LabRevision) -> None:
    """Twenty-two people, of whom twelve met a goal, eleven won and six with the bonus."""
    for number, ends in enumerate([*[[BONUS]] * 6, *[[LOST, WON]] * 5, [SOME], *[[LOST]] * 10]):
        play(LearnerFactory.create(user__name=f"Secret {number}"), revision, *ends)


@pytest.mark.parametrize("role", ["Grader", "Instructor"])
def test_graders_and_instructors_see_how_far_learners_come(
    revision: LabRevision, role: str
) -> None:
    ends_of_some(revision)

    html = opened(role).get(funnel_address(revision.lab)).content.decode()

    exact = [
        ["Started", "22", "100 %", "–"],
        ["Met a first goal", "12", "55 %", "10"],
        ["Won", "11", "50 %", "1"],
        ["Won with the bonus", "6", "27 %", "5"],
    ]
    rounded = [
        ["Started", "20", "100 %", "–"],
        ["Met a first goal", "10", "50 %", "10"],
        ["Won", "10", "50 %", "0"],
        ["Won with the bonus", "5", "25 %", "5"],
    ]
    assert told(html) == (exact if role == "Grader" else rounded)
    assert "Find the capacity" in html
    assert html.count('<svg class="fun__b"') == 4
    assert ('results/labs/"' in html) == (role == "Grader")


def test_the_lab_in_the_admin_leads_to_its_funnel(revision: LabRevision) -> None:
    html = opened("Instructor").get(f"/admin/labs/lab/{revision.lab_id}/change/").content.decode()

    assert f'href="{funnel_address(revision.lab)}"' in html


def test_the_page_names_nobody(revision: LabRevision) -> None:
    ends_of_some(revision)

    html = opened("Instructor").get(funnel_address(revision.lab)).content.decode()

    assert "Secret" not in html
    assert "@" not in html.split("<main")[1].split("</main>")[0]


def test_others_are_refused(client: Client, revision: LabRevision) -> None:
    address = funnel_address(revision.lab)
    assert client.get(address).status_code == 302

    client.force_login(UserFactory.create(is_staff=True))

    assert client.get(address).status_code == 403


def test_few_people_are_told_as_few_and_not_drawn(revision: LabRevision) -> None:
    for _ in range(4):
        play(LearnerFactory.create(), revision, WON)

    html = opened("Grader").get(funnel_address(revision.lab)).content.decode()

    assert [row[1] for row in told(html)] == ["under 5", "under 5", "under 5", "0"]
    assert "Fewer than five people have started" in html
    assert "fun__b" not in html


def test_a_cohort_and_days_narrow_what_counts(revision: LabRevision) -> None:
    for number in range(12):
        learner = LearnerFactory.create()
        if number < 6:
            join(learner, "Spring")
        play(learner, revision, LOST, begin=NOW - timedelta(days=number % 2))
    address, browser = funnel_address(revision.lab), opened("Grader")

    def started(**filters: str) -> str:
        return told(browser.get(address, filters).content.decode())[0][1]

    assert started() == "12"
    assert started(cohort="spring") == "6"
    assert started(**{"from": "2026-11-23"}) == "6"
    assert started(to="2026-11-22", cohort="spring") == "under 5"


def test_each_revision_has_its_line_and_can_be_drawn(revision: LabRevision) -> None:
    second = LabRevisionFactory.create(lab=revision.lab)
    LabRevisionFactory.create(lab=revision.lab)
    for _ in range(5):
        play(learner := LearnerFactory.create(), revision, LOST)
        play(learner, second, WON)
    address, browser = funnel_address(revision.lab), opened("Grader")

    html = browser.get(address).content.decode()
    first = browser.get(address, {"revision": "1"}).content.decode()
    unplayed = browser.get(address, {"revision": "3"}).content.decode()

    assert [row[1] for row in told(html)] == ["5", "5", "5", "0"]
    assert [row[1] for row in told(first)] == ["5", "0", "0", "0"]
    assert "shown above" in first
    assert "1 · The first" in html
    assert "2 · draft" in html
    assert "Nobody has played it" in unplayed
    assert "By revision" in unplayed


def test_a_lab_that_nobody_played_says_so() -> None:
    lab = LabFactory.create()

    html = opened("Grader").get(funnel_address(lab)).content.decode()

    assert "Nobody has played it under these filters." in html
    assert f'<h1 class="head__t">{lab.key}</h1>' in html
    assert "By revision" not in html


def test_garbage_is_refused_in_words(revision: LabRevision) -> None:
    given = {"revision": "<7>", "cohort": "nobody", "from": "soon"}

    response = opened("Grader").get(funnel_address(revision.lab), given)

    html = response.content.decode()
    assert response.status_code == 422
    assert "There is no revision “&lt;7&gt;” of this lab." in html
    assert "There is no cohort “nobody”." in html
    assert "<table" not in html


def test_a_lab_that_is_not_there_is_not_found(revision: LabRevision) -> None:
    assert opened("Grader").get(f"{funnel_address(revision.lab)[:-1]}x/").status_code == 404


def test_a_guest_who_signed_in_counts_once(revision: LabRevision) -> None:
    person, guest = LearnerFactory.create(), LearnerFactory.create(guest=True)
    play(guest, revision, LOST, begin=NOW - timedelta(hours=1))
    play(person, revision, WON)
    Learner.objects.filter(pk=guest.pk).update(merged_into=person, merged_at=NOW)

    found = funnels(revision.lab, Filters(EVERYONE)).whole

    assert (found.started, found.won, found.median_tries) == (1, 1, 2)
