"""A guest signs in: what they did becomes theirs, nothing lost and nothing doubled."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Learner, User
from courses.models import SectionProgress
from quizzes.models import Response
from tests.factories import PASSWORD, Lesson, UserFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def answer(client: Client, lesson: Lesson, key: str, choice: str) -> None:
    """Answer a check as whoever the client is."""
    form = lesson.form(key, choice=choice, attempt=f"{key}{choice}{id(client)}")
    assert client.post(lesson.check_url(key), form, headers=HTMX).status_code == 200


def sign_in(client: Client, user: User) -> None:
    """Sign in through the form, as a browser does."""
    form = {"login": user.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), form).status_code == 302


def test_reading_writes_no_row_and_the_first_answer_makes_one_learner(client: Client) -> None:
    lesson = Lesson()
    client.get(lesson.url)
    assert not Learner.objects.exists()

    answer(client, lesson, "first-check", "wrong-a")

    learner = Learner.objects.get()
    assert learner.is_guest
    assert Response.objects.get().learner == learner


def test_a_guest_keeps_their_work_across_visits(client: Client) -> None:
    lesson = Lesson()
    answer(client, lesson, "first-check", "right")

    assert "1 of 2" in client.get(lesson.url).text
    assert "0 of 2" in Client().get(lesson.url).text


def test_a_new_account_takes_over_the_guest(client: Client) -> None:
    lesson = Lesson()
    answer(client, lesson, "first-check", "right")
    guest = Learner.objects.get()

    form = {"email": "Ada@Example.org", "password1": PASSWORD}
    assert client.post(reverse("account_signup"), form).status_code == 302

    guest.refresh_from_db()
    assert guest.user == User.objects.get(email="ada@example.org")
    assert Learner.objects.count() == 1
    assert "1 of 2" in client.get(lesson.url).text


def test_work_from_both_sides_is_joined(client: Client) -> None:
    lesson = Lesson()
    user = UserFactory.create()
    earlier = Client()
    sign_in(earlier, user)
    answer(earlier, lesson, "first-check", "right")
    answer(client, lesson, "second-check", "wrong-a")
    answer(client, lesson, "second-check", "right")

    sign_in(client, user)

    assert "2 of 2" in client.get(lesson.url).text
    assert "2 of 2" in earlier.get(lesson.url).text
    progress = SectionProgress.objects.get()
    assert (progress.learner.user, progress.answered, progress.points) == (user, 2, 3)
    guest = Learner.objects.get(user=None)
    assert guest.merged_into.user == user
    assert Response.objects.filter(learner=guest).count() == 2


def test_a_check_answered_on_both_sides_counts_once_as_the_person_had_it(client: Client) -> None:
    lesson = Lesson()
    user = UserFactory.create()
    earlier = Client()
    sign_in(earlier, user)
    answer(earlier, lesson, "first-check", "wrong-a")
    answer(earlier, lesson, "first-check", "right")
    answer(client, lesson, "first-check", "right")

    sign_in(client, user)

    progress = SectionProgress.objects.get()
    assert (progress.answered, progress.points) == (1, 1)
    assert Response.objects.count() == 3


def test_the_side_that_went_further_is_kept(client: Client) -> None:
    lesson = Lesson()
    user = UserFactory.create()
    earlier = Client()
    sign_in(earlier, user)
    answer(earlier, lesson, "first-check", "wrong-a")
    answer(client, lesson, "first-check", "right")

    sign_in(client, user)

    assert SectionProgress.objects.get().points == 2


def test_signing_in_twice_with_the_same_cookie_changes_nothing_more(client: Client) -> None:
    lesson = Lesson()
    user = UserFactory.create()
    answer(client, lesson, "first-check", "right")
    sign_in(client, user)
    client.post(reverse("account_logout"))

    assert "0 of 2" in client.get(lesson.url).text, "after signing out it is nobody's any more"
    sign_in(client, user)
    assert "1 of 2" in client.get(lesson.url).text
    assert SectionProgress.objects.count() == 1


def test_another_persons_guest_work_is_not_taken_when_they_have_signed_in(client: Client) -> None:
    lesson = Lesson()
    answer(client, lesson, "first-check", "right")
    cookie = client.cookies["guest"].value
    sign_in(client, UserFactory.create())

    thief = Client()
    thief.cookies["guest"] = cookie
    sign_in(thief, UserFactory.create())

    assert "0 of 2" in thief.get(lesson.url).text


def test_a_complete_section_stays_complete_with_the_earlier_date(client: Client) -> None:
    lesson = Lesson("first-check")
    user = UserFactory.create()
    answer(client, lesson, "first-check", "right")
    done_at = SectionProgress.objects.get().completed_at
    earlier = Client()
    sign_in(earlier, user)
    answer(earlier, lesson, "first-check", "right")

    sign_in(client, user)

    assert SectionProgress.objects.get().completed_at == done_at
    assert "Complete" in client.get(lesson.url).text


@pytest.mark.parametrize("cookie", ["", "x", "x" * 43, "ü" * 43, "a" * 4000, "'; DROP TABLE--"])
def test_a_strange_guest_cookie_is_a_new_guest(client: Client, cookie: str) -> None:
    lesson = Lesson()
    client.cookies["guest"] = cookie

    answer(client, lesson, "first-check", "right")

    assert "1 of 2" in client.get(lesson.url).text
