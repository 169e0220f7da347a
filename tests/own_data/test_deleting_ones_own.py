"""The pages on which people and guests look at what is kept, and delete it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Learner, User
from quizzes.models import Response
from releases.models import AuditEvent
from tests.factories import PASSWORD, CourseFactory, Lesson, UserFactory
from tests.own_data.someone import Someone
from tests.teaching import teach

pytestmark = pytest.mark.django_db
DELETE, SURE = "/account/data/delete/", {"sure": "on", "password": PASSWORD}


def test_the_page_counts_what_is_kept_and_leads_on() -> None:
    page = Someone().client.get(reverse("own_data:index")).text

    assert '<th scope="row">Your answers to checks</th><td>8</td>' in page
    assert '<th scope="row">Your runs in labs</th><td>2</td>' in page
    assert reverse("own_data:download") in page
    assert DELETE in page


def test_a_guest_without_a_trace_is_told_so(client: Client) -> None:
    for address in (reverse("own_data:index"), DELETE):
        assert "Nothing is kept about you" in client.get(address).text


def test_what_goes_and_what_stays_is_said_before() -> None:
    page = Someone().client.get(DELETE).text

    going, staying = page.split("What stays, without you")
    assert "Sections you began" in going
    assert "Your answers to checks" in staying
    assert "What you typed in your own words goes." in staying


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Tick this to go on."),
        ({"password": PASSWORD}, "Tick this to go on."),
        ({"sure": "on", "password": "not it"}, "This is not your password."),
        ({"sure": "on", "password": "\0" * 9}, "Null characters are not allowed."),
        ({"sure": "on", "password": "x" * 5000}, "at most 4096 characters"),
    ],
)
def test_without_tick_and_password_nothing_happens(sent: dict[str, str], told: str) -> None:
    someone = Someone()

    answer = someone.client.post(DELETE, sent)

    assert answer.status_code == 422
    assert told in answer.text
    assert User.objects.filter(pk=someone.user.pk).exists()


def test_a_person_deletes_everything_and_is_signed_out_everywhere() -> None:
    someone = Someone()
    elsewhere = Client()
    elsewhere.force_login(someone.user)

    answer = someone.client.post(DELETE, SURE, follow=True)

    assert "Your data is deleted" in answer.text
    assert not User.objects.filter(pk=someone.user.pk).exists()
    assert "Sign out" not in elsewhere.get(reverse("own_data:index")).text
    assert Response.objects.filter(learner=someone.learner).exists()


def test_a_guest_deletes_what_the_cookie_leads_to_and_begins_anew(client: Client) -> None:
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="right"))
    before = Learner.objects.get().key

    answer = client.post(DELETE, {"sure": "on"})

    assert answer["Location"] == reverse("own_data:deleted")
    assert answer.cookies["guest"].value == ""
    assert Learner.objects.get().key != before
    assert "0 of 2" in client.get(lesson.url).text
    assert AuditEvent.objects.filter(action="forgotten", thing="deleted learner").exists()


def test_a_guest_who_left_no_trace_may_ask_and_nothing_is_recorded(client: Client) -> None:
    assert client.post(DELETE, {"sure": "on"}).status_code == 302

    assert not Learner.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_password_cannot_be_guessed_for_long() -> None:
    someone = Someone()

    codes = [someone.client.post(DELETE, {"sure": "on"}).status_code for _time in range(11)]

    assert codes[-1] == 429
    assert set(codes[:-1]) == {422}


def test_the_only_instructor_and_the_only_administrator_hand_over_first() -> None:
    someone = Someone()
    User.objects.filter(pk=someone.user.pk).update(is_staff=True, is_superuser=True)
    course = CourseFactory.create(title="Alone", instructors=[someone.user])

    refused = someone.client.post(DELETE, SURE)

    assert refused.status_code == 409
    assert "only instructor of “Alone”" in refused.text
    assert "only administrator" in refused.text
    assert User.objects.filter(pk=someone.user.pk).exists()
    teach(UserFactory.create(is_superuser=True), course)
    assert someone.client.post(DELETE, SURE).status_code == 302


@pytest.mark.parametrize("name", ["", "Zoë"])
def test_signed_in_without_having_learned_goes_too(client: Client, name: str) -> None:
    user = UserFactory.create(name=name)
    client.force_login(user)

    assert client.post(DELETE, SURE).status_code == 302

    assert not User.objects.filter(pk=user.pk).exists()
