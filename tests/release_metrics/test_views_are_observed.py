"""Pages, answers and downloads are counted for the releases that reach whoever asks."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django import Settings

from accounts.models import Learner
from quizzes import views
from releases.metrics import tallying
from releases.metrics.definitions import Window
from releases.metrics.registry import metric
from releases.metrics.tallying import Waiting, flush
from releases.rings import Ring
from tests.casestudies.shelf import Shelf, fetch
from tests.factories import CourseFactory, Lesson
from tests.release_metrics.canary import ENTERED, LATER, Canary
from tests.release_metrics.tallied import told

pytestmark = pytest.mark.django_db


def browser_of(learner: Learner) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(learner.user)
    return client


def both_arms(canary: Canary) -> list[Client]:
    people = [canary.learner(treated=True), canary.learner(treated=False), canary.staff()]
    return [browser_of(learner) for learner in people]


@pytest.fixture
def at_half_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is counted is counted half an hour after the second release entered A2."""
    half_past = (ENTERED.timestamp() + LATER.timestamp()) / 2
    monkeypatch.setattr("releases.metrics.tallying.time.time", lambda: half_past)


def test_a_page_is_timed_for_everyone_and_for_those_the_release_reached(
    counting: Waiting, at_half_past: None
) -> None:
    canary = Canary()
    treated, control, staff = both_arms(canary)
    for client in (treated, control, control, staff):
        assert client.get(canary.url).status_code == 200
    assert treated.get(f"{canary.url}nowhere/").status_code == 404
    treated.head(canary.url)

    flush()

    arms = canary.measured("render-p95")
    assert (arms.treated.n, arms.control.n, arms.control_is) == (1, 2, "concurrent")
    assert sum(arms.treated.histogram) == 1
    assert 0 < arms.treated.total < 60_000


def test_an_answer_that_the_server_fails_to_take_is_an_error(
    counting: Waiting, at_half_past: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = Canary()
    treated, control, _staff = both_arms(canary)
    address = canary.check_url()
    assert treated.post(address, canary.form(choice="right")).status_code == 303
    treated.get(address)
    assert control.post(f"{canary.url}checks/none/", {}).status_code == 404
    monkeypatch.setattr(views, "verify", lambda open_page, *_, **__: open_page() / 0)

    assert treated.post(address, canary.form(choice="right")).status_code == 500
    flush()

    arms = canary.measured("verify-errors")
    assert (arms.treated.n, arms.treated.total) == (2, 1.0)
    assert (arms.control.n, arms.control.total) == (1, 0.0)


def test_in_a1_staff_is_counted_and_in_a3_everyone(counting: Waiting, at_half_past: None) -> None:
    for ring, n in ((Ring.A1, 1), (Ring.A3, 2)):
        canary = Canary(to=ring)
        for client in both_arms(canary):
            client.get(canary.url)
        flush()

        assert canary.measured("render-p95").treated.n == n


def test_in_a3_the_time_before_is_the_control(
    counting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    canary = Canary(to=Ring.A3)
    client = browser_of(canary.learner(treated=True))
    for times, minutes in ((1, -90), (2, -30), (3, 30), (4, 90)):
        at = ENTERED.timestamp() + minutes * 60
        monkeypatch.setattr("releases.metrics.tallying.time.time", lambda at=at: at)
        for _time in range(times):
            client.get(canary.url)
    flush()

    arms = canary.measured("render-p95")

    assert (arms.control.n, arms.treated.n, arms.control_is) == (2, 3, "before")


def test_a_download_fails_where_the_file_is_gone(
    counting: Waiting, settings: Settings, tmp_path: Path, client: Client
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    shelf = Shelf()
    fetched = fetch(client, shelf.file_url)
    fetch(client, shelf.file_url, If_None_Match=fetched.headers["ETag"])
    client.get(f"{shelf.url}case-studies/none/")
    default_storage.delete(shelf.revision.file.name)
    assert fetch(client, shelf.file_url).status == 404

    flush()

    assert told("download-failures") == [("learners", None, 2, 1.0)]


def test_counting_costs_a_page_no_query_and_is_written_after_the_answer(
    counting: Waiting, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    lesson = Lesson()
    monkeypatch.setattr(tallying, "SECONDS", 0.0)

    client.get(lesson.url)

    assert told("render-p95")[0][:3] == ("learners", None, 1)
    assert counting.observations == 0


def test_a_guest_who_may_not_read_the_course_is_not_counted(
    counting: Waiting, client: Client
) -> None:
    lesson = Lesson(course=CourseFactory.create(open_to_guests=False))

    assert client.get(lesson.url).status_code == 302

    assert counting.sums == {}


def test_what_was_never_tallied_is_an_empty_sample() -> None:
    canary = Canary()

    arms = metric("verify-errors").measure(canary.second, Window(ENTERED, LATER))

    assert (arms.treated.n, arms.control.n) == (0, 0)
