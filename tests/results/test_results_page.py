"""The page for graders: who may open it, what it shows, what it says of garbage."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Learner
from tests.factories import LearnerFactory, Lesson, QuestionRevisionFactory, UserFactory
from tests.results.answers import answer, grader, join, many_answers

pytestmark = pytest.mark.django_db
PAGE = "/results/responses/"
FILE = "/results/export.csv"


@pytest.fixture
def grading(client: Client) -> Client:
    """A browser in which a grader is signed in."""
    client.force_login(grader())
    return client


def test_the_addresses_are_those_the_documentation_names() -> None:
    assert (reverse("results:responses"), reverse("results:export")) == (PAGE, FILE)


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_strangers_are_asked_to_sign_in(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 302
    assert response["Location"].startswith(f"{reverse('account_login')}?next=/results/")


@pytest.mark.parametrize("address", [PAGE, FILE])
@pytest.mark.parametrize("staff", [False, True])
def test_people_without_the_permission_are_refused(
    client: Client, address: str, staff: bool
) -> None:
    client.force_login(UserFactory.create(is_staff=staff))

    assert client.get(address).status_code == 403


def test_the_role_grader_opens_the_page(client: Client) -> None:
    person = UserFactory.create()
    person.groups.add(Group.objects.get(name="Grader"))
    client.force_login(person)

    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_results_only_answer_to_get(grading: Client, address: str) -> None:
    assert grading.post(address).status_code == 405


def test_a_response_is_shown_with_all_a_grader_needs(grading: Client) -> None:
    lesson = Lesson()
    learner = LearnerFactory.create(user__name="Ada <b>Lovelace</b>")
    join(learner, "Spring")
    at = datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC)
    answer(learner, lesson.questions["first-check"], "wrong-a", at=at, is_practice=True)

    html = grading.get(PAGE).content.decode()

    for part in (
        *(
            "1 response",
            "Ada &lt;b&gt;Lovelace&lt;/b&gt;",
            "Spring",
            "M06 / SECTION_03",
            "first-check",
        ),
        *(lesson.release.name, "wrong-a", "incorrect", "practice", "2026-01-31 23:59:59"),
    ):
        assert part in html
    assert re.search(r"<b>C</b>\s+wrong-a", html)


def test_guests_pilots_drafts_and_shown_answers_are_told_as_such(grading: Client) -> None:
    guest = LearnerFactory.create(guest=True, key="1a2b3c" + "0" * 26)
    answer(guest, QuestionRevisionFactory.create(is_pilot=True), "")

    html = grading.get(PAGE).content.decode()

    assert "guest 1a2b3c" in html
    assert "on trial" in html
    assert "answer shown" in html


def test_what_a_guest_answered_is_shown_as_the_persons(grading: Client) -> None:
    person = LearnerFactory.create(user__name="Ada Lovelace")
    guest = LearnerFactory.create(guest=True)
    join(person, "Spring")
    join(guest, "Autumn")
    answer(guest, QuestionRevisionFactory.create())
    Learner.objects.filter(pk=guest.pk).update(merged_into=person, merged_at=timezone.now())

    html = grading.get(PAGE).content.decode()

    assert "Ada Lovelace" in html
    assert "Autumn; Spring" in html
    assert "guest" not in html.split("<tbody>")[1].split("</tbody>")[0]


def test_filters_go_along_to_the_file_and_fill_the_form_of_exports(grading: Client) -> None:
    lesson = Lesson()
    answer(LearnerFactory.create(), lesson.questions["first-check"])
    answer(LearnerFactory.create(), QuestionRevisionFactory.create())

    given = {"course": lesson.course.slug, "from": "2026-01-01", "to": "", "odd": "x"}
    html = grading.get(PAGE, given).content.decode()

    asked = f"course={lesson.course.slug}&amp;from=2026-01-01"
    assert "1 response<" in html
    assert f'action="/results/exports/?{asked}"' in html
    assert f'href="/results/exports/?kind=responses&amp;{asked}"' in html
    assert f'<option value="{lesson.course.slug}" selected>' in html


def test_no_match_is_said_plainly(grading: Client) -> None:
    html = grading.get(PAGE).content.decode()

    assert "No response passes these filters." in html
    assert "<table" not in html


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_garbage_is_refused_in_words_and_without_any_response(
    grading: Client, address: str
) -> None:
    answer(LearnerFactory.create(), QuestionRevisionFactory.create())

    response = grading.get(address, {"course": "<script>", "from": "9" * 400})

    html = response.content.decode()
    assert response.status_code == 422
    assert "There is a problem" in html
    assert "There is no course “&lt;script&gt;”." in html
    assert "<table" not in html
    assert "No response passes" not in html


def test_pages_are_private(grading: Client) -> None:
    for address in (PAGE, FILE):
        assert "no-store" in grading.get(address)["Cache-Control"]


def test_the_newest_fifty_are_shown_in_a_fixed_number_of_queries(
    grading: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    learner, revision = LearnerFactory.create(), QuestionRevisionFactory.create()
    many_answers(learner, revision, 10)
    with django_assert_num_queries(13):
        grading.get(PAGE)
    many_answers(LearnerFactory.create(), revision, 2000)

    with django_assert_num_queries(13):
        html = grading.get(PAGE).content.decode()

    assert html.count("<tr>") == 51
    assert "2010 responses" in html
    assert "The newest 50 are shown" in html
