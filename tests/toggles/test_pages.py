"""The pages of toggles: seen, switched and set by whose they are, each act once and in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from releases.models import Toggle, ToggleEvent
from releases.toggles.load import Level, gauge
from tests.admin.people import make_person
from tests.factories import CohortFactory, CourseFactory, UserFactory
from tests.toggles.factories import ToggleFactory
from tests.toggles.test_setting_pages import new

pytestmark = pytest.mark.django_db
LIST = "/releases/toggles/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def root() -> Client:
    client = Client()
    client.force_login(make_person("superuser"))
    return client


def post(client: Client, name: str, to: str, seen: object = 0, **more: str) -> tuple[int, str]:
    form = {"to": to, "seen": str(seen), "reason": "it is slow", **more}
    answer = client.post(f"{LIST}{name}/switch/", form)
    return answer.status_code, answer.text


def test_a_declared_toggle_is_switched_off_and_on_again_with_a_reason(root: Client) -> None:
    page = root.get(LIST).text
    assert "Learners search their courses." in page
    assert "courses/search" in page

    assert post(root, "learner-search", "off")[0] == 302
    assert "“learner-search” is off." in root.get(LIST).text
    assert post(root, "learner-search", "on", 1)[0] == 302

    assert Toggle.objects.get().on
    kinds = [event.kind for event in ToggleEvent.objects.order_by("number")]
    assert kinds == ["off", "on"]


def test_of_two_who_click_at_once_one_switches_and_the_other_sees_the_new_state(
    root: Client,
) -> None:
    ToggleFactory.create(name="way")
    assert post(root, "way", "on", 0)[0] == 302
    post(root, "way", "off", 1)

    status, text = post(root, "way", "on", 0)

    assert status == 409
    assert "was first: “way” was switched off. Nothing of yours was done" in text
    assert 'value="it is slow"' in text, "what was typed is kept"
    assert 'name="seen" value="2"' in text
    assert ToggleEvent.objects.count() == 2


@pytest.mark.parametrize("seen", ["", "-1", "9" * 40, "one", "²"])
def test_garbage_in_place_of_what_was_seen_changes_nothing(root: Client, seen: str) -> None:
    ToggleFactory.create(name="way")

    assert post(root, "way", "on", seen)[0] == 409
    assert post(root, "learner-search", "off", seen)[0] == 409
    assert not ToggleEvent.objects.exists()


def test_a_reason_is_asked_for_and_cut_to_what_is_kept(root: Client) -> None:
    ToggleFactory.create(name="way")

    status, text = post(root, "way", "on", reason="")
    assert (status, "Say why, in a few words." in text) == (422, True)
    assert post(root, "way", "on", reason="nul\0 " + "x" * 9_000)[0] == 302

    kept = ToggleEvent.objects.get().reason
    assert kept.startswith("nul xx")
    assert 490 < len(kept) <= 500


def test_htmx_gets_the_card_alone_with_its_new_state_or_what_was_wrong(root: Client) -> None:
    ToggleFactory.create(name="way")
    address, form = f"{LIST}way/switch/", {"to": "on", "seen": "0", "reason": "ready"}

    done = root.post(address, form, headers=HTMX)
    late = root.post(address, form | {"to": "off"}, headers=HTMX)

    assert done.text.lstrip().startswith("<li")
    assert "On for everyone" in done.text
    assert (late.status_code, late.text.count("<li")) == (409, 1)


def test_overdue_ones_stand_first_in_red_and_say_for_how_long(root: Client) -> None:
    today = timezone.localdate()
    ToggleFactory.create(name="late", remove_by=today - timedelta(days=12))
    ToggleFactory.create(name="due", remove_by=today)

    page = root.get(LIST).text

    assert "12 days overdue" in page
    assert "0 days left" in page
    assert "1 should be gone by now" in page
    assert page.count("tg-card--late") == 1
    assert page.index('id="toggle-late"') < page.index('id="toggle-due"')
    admin = root.get("/admin/releases/toggle/").text
    assert admin.count('<strong class="errors">') == 1


def test_the_state_is_told_in_words(root: Client) -> None:
    cohorts = [CohortFactory.create(name=name) for name in ("Autumn", "Spring")]
    for name, fields in {
        "a": {}, "b": {"on": True, "variants": [["blue", 50], ["green", 1]]},
        "c": {"on": True, "percent": 20},
        "d": {"on": True, "cohorts": cohorts}, "e": {"on": True, "percent": 5, "cohorts": cohorts},
    }.items():  # fmt: skip
        ToggleFactory.create(name=name, **fields)

    page = root.get(LIST).text

    for words in (
        "Off for everyone", "On for everyone · blue 50, green 1", "On for 20 % of learners",
        "On for Autumn and Spring", "On for 5 % of Autumn and Spring",
    ):  # fmt: skip
        assert words in page, words


def test_a_busy_process_says_what_it_does_without(root: Client) -> None:
    gauge._level = Level(is_busy=True)

    page = root.get(LIST).text

    gauge.forget()
    assert page.count("Off for now by itself") == 4


def test_an_instructor_meets_the_toggles_of_their_courses_only() -> None:
    course, client = CourseFactory.create(slug="own"), Client()
    instructor = make_person("instructor")
    client.force_login(instructor)
    CourseFactory.create(slug="other", instructors=[])
    ToggleFactory.create(name="mine", scope=course.slug)
    ToggleFactory.create(name="theirs", scope="other")

    page = client.get(LIST).text

    assert ("mine" in page, "theirs" in page, "learner-search" in page) == (True, False, False)
    assert post(client, "theirs", "on")[0] == 404
    assert post(client, "learner-search", "off")[0] == 404
    assert client.get(f"{LIST}theirs/").status_code == 404
    refused = client.post(f"{LIST}new/", new(scope="other"))
    assert (refused.status_code, Toggle.objects.count()) == (422, 2)
    assert client.post(f"{LIST}new/", new(scope="")).status_code == 422
    assert client.post(f"{LIST}new/", new(scope="own")).status_code == 302
    assert Toggle.objects.get(name="new-way").owner == instructor


def test_a_person_without_the_right_is_refused() -> None:
    client = Client()
    client.force_login(UserFactory.create(is_staff=True))

    assert client.get(LIST).status_code == 403
