"""Many answers at the same moment: each fact once, nothing lost, nothing refused for no reason."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from accounts.models import Learner
from courses.models import SectionProgress
from courses.recording import ProgressChangedError
from quizzes.models import Response
from tests.factories import Lesson, UserFactory

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HTMX = {"HX-Request": "true"}


def post_at_once(session: str, posts: list[tuple[str, dict[str, str]]]) -> list[int]:
    """Send every form at the same time from one learner's browser; returns the status codes."""

    def send(post: tuple[str, dict[str, str]]) -> int:
        client = Client()
        client.cookies["sessionid"] = session
        try:
            return client.post(*post, headers=HTMX).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=10) as threads:
        return list(threads.map(send, posts))


@pytest.fixture
def session(transactional_db: None, client: Client) -> str:
    """The session cookie of a signed-in learner."""
    client.force_login(UserFactory.create(), BACKEND)
    return client.cookies["sessionid"].value


def test_fifty_clicks_on_one_form_are_one_response(session: str) -> None:
    lesson = Lesson()
    form = lesson.form(choice="right")

    statuses = post_at_once(session, [(lesson.check_url(), form)] * 30)

    assert set(statuses) <= {200, 429}
    assert Response.objects.count() == 1
    assert SectionProgress.objects.get().points == 2


def test_different_forms_of_one_check_count_each_try_once(session: str) -> None:
    lesson = Lesson()
    posts = [
        (lesson.check_url(), lesson.form(choice=choice, attempt=f"{choice}{n}"))
        for n in range(8)
        for choice in ("wrong-a", "wrong-b", "wrong-c")
    ]

    post_at_once(session, posts)

    tries = Response.objects.order_by("try_number").values_list("try_number", flat=True)
    assert list(tries) == [1, 2, 3]
    assert SectionProgress.objects.get().marks["check:first-check"]["verdict"] == "shown"


def test_answers_to_different_checks_are_all_kept(session: str) -> None:
    keys = [f"check-{n}" for n in range(10)]
    lesson = Lesson(*keys)
    posts = [(lesson.check_url(key), lesson.form(key, choice="right", attempt=key)) for key in keys]

    statuses = post_at_once(session, posts)

    assert statuses == [200] * 10
    progress = SectionProgress.objects.get()
    assert (progress.answered, progress.points) == (10, 20)
    assert progress.completed_at is not None
    assert Response.objects.count() == 10


def test_first_answers_of_one_guest_make_one_learner(transactional_db: None) -> None:
    keys = [f"check-{n}" for n in range(6)]
    lesson = Lesson(*keys)
    guest = Client()
    guest.get(lesson.url)
    token = guest.cookies["guest"].value

    def send(key: str) -> int:
        client = Client()
        client.cookies["guest"] = token
        try:
            form = lesson.form(key, choice="right", attempt=key)
            return client.post(lesson.check_url(key), form, headers=HTMX).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as threads:
        assert list(threads.map(send, keys)) == [200] * 6

    assert Learner.objects.count() == 1
    assert SectionProgress.objects.get().answered == 6


def test_progress_that_never_stands_still_is_answered_with_a_wait(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def always_beaten(*_arguments: object, **_named: object) -> None:
        raise ProgressChangedError

    lesson = Lesson()
    monkeypatch.setattr("quizzes.verifying.record", always_beaten)

    answer = client.post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    assert (answer.status_code, answer["Retry-After"]) == (503, "1")
    assert not Response.objects.exists()
