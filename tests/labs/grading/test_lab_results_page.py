"""The page of lab results: who may open it, what it shows, what it says of garbage."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from labs.results_labs import funnel_address
from tests.factories import LearnerFactory, UserFactory, released
from tests.labs.factories import LabFactory, LabRevisionFactory, LabRunFactory
from tests.labs.grading.runs import BONUS, LOST, WON, learners, many_runs, play
from tests.results.answers import join, see_everyone

pytestmark = pytest.mark.django_db
PAGE = "/results/labs/"


@pytest.fixture
def grading(client: Client) -> Client:
    """A browser in which a grader is signed in."""
    person = UserFactory.create()
    person.groups.add(Group.objects.get(name="Grader"))
    see_everyone(person)
    client.force_login(person)
    return client


def test_the_addresses_are_those_the_documentation_names() -> None:
    assert reverse("lab_results:index") == PAGE


def test_strangers_sign_in_and_people_without_the_right_are_refused(client: Client) -> None:
    assert client.get(PAGE).status_code == 302

    client.force_login(UserFactory.create(is_staff=True))

    assert client.get(PAGE).status_code == 403


def test_a_step_is_shown_with_all_a_grader_needs(grading: Client) -> None:
    learner = LearnerFactory.create(user__name="Ada <b>Lovelace</b>")
    join(learner, "Spring")
    revision = LabRevisionFactory.create(title="Find the capacity", code="LAB_04")
    released(revision, scope="c", name="The first")
    at = datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC)
    run = LabRunFactory.create(learner=learner, revision=revision, played_at=at, moves="up.up")

    html = grading.get(PAGE).content.decode()

    for part in (
        *("1 stored step<", "Ada &lt;b&gt;Lovelace&lt;/b&gt;", "Spring", "The first"),
        *(
            "2026-01-31 23:59:59",
            "0 of 1",
            "Steps made <b>1</b>",
            "Share of the goal <b>33.3 %</b>",
        ),
        *("LAB_04", "Find the capacity", f'href="{funnel_address(run.lab)}"'),
        f'href="{revision.lab.section.get_absolute_url()}labs/{run.lab.key}/runs/up.up/"',
    ):
        assert part in html


def test_wins_undone_moves_and_lost_mechanics_are_told_as_such(grading: Client) -> None:
    revision = LabRevisionFactory.create()
    play(LearnerFactory.create(), revision, WON, BONUS)
    gone = LabRevisionFactory.create()
    LabRunFactory.create(revision=gone, moves="", measures={"old_name": 66.66})
    type(gone.lab).objects.filter(pk=gone.lab.pk).update(mechanics="gone")

    html = grading.get(PAGE).content.decode()

    assert ">won<" in html
    assert ">won, bonus<" in html
    assert "old_name <b>66.7</b>" in html
    assert f"{gone.lab.key}/runs/" not in html


def test_every_lab_that_was_played_has_its_line(grading: Client) -> None:
    revision, other = LabRevisionFactory.create(code="LAB_01"), LabFactory.create()
    LabRevisionFactory.create(lab=revision.lab, code="LAB_DRAFT")
    released(revision, scope="c")
    play(LearnerFactory.create(), revision, LOST, WON)
    play(LearnerFactory.create(), revision, LOST)

    html = grading.get(PAGE).content.decode()

    line = html.split('id="labs"')[1].split("<tbody>")[1].split("</tbody>")[0]
    assert [line.count(f'class="res__d">{number}<') for number in (2, 1, 3)] == [1, 1, 1]
    assert "LAB_01" in line
    assert "LAB_DRAFT" not in line
    assert other.key not in line


def test_filters_go_along_to_the_files_and_to_the_other_results(grading: Client) -> None:
    run = LabRunFactory.create()
    LabRunFactory.create()
    course = run.lab.section.module.course.slug

    html = grading.get(PAGE, {"course": course, "to": "", "rows": "runs"}).content.decode()

    assert "1 stored step<" in html
    assert f'action="/results/exports/?course={course}"' in html
    assert f'href="/results/?course={course}"' in html
    for wanted in ("lab-runs:csv", "lab-learners:xlsx"):
        assert f'<option value="{wanted}">' in html


def test_each_kind_of_results_leads_to_the_other(grading: Client) -> None:
    labs = grading.get(PAGE).content.decode()
    responses = grading.get("/results/").content.decode()

    assert f'href="{PAGE}" aria-current="page"' in labs
    assert 'href="/results/"' in labs
    assert f'href="{PAGE}"' in responses
    assert "No run passes these filters." in labs


def test_garbage_is_refused_in_words_and_without_any_run(grading: Client) -> None:
    LabRunFactory.create()

    response = grading.get(PAGE, {"course": "<script>", "from": "9" * 400})

    html = response.content.decode()
    assert response.status_code == 422
    assert "There is no course “&lt;script&gt;”." in html
    assert "<table" not in html
    assert "No run passes" not in html


def test_the_newest_fifty_are_shown_in_a_fixed_number_of_queries(
    grading: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    revision = LabRevisionFactory.create()
    many_runs(revision, learners(2), 5)
    with django_assert_num_queries(13):
        grading.get(PAGE)
    many_runs(revision, learners(100), 10)

    with django_assert_num_queries(13):
        html = grading.get(PAGE).content.decode()

    assert html.split('id="runs"')[1].count("<tr>") == 51
    assert "1010 stored steps" in html
    assert "The newest 50 are shown" in html
