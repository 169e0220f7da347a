"""A course as of something with its checks as if answered: for staff who see the keys anyway."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import Learner, User
from courses.models import SectionProgress
from courses.workbench.states import COMPLETE, LOCKED, UNANSWERED
from quizzes.models import Response
from tests.as_of.world import TwoReleases
from tests.factories import CourseFactory, UserFactory
from tests.teaching import teach

pytestmark = pytest.mark.django_db
STATES = ("incorrect", "correct", "shown")
SECRET = "Secret explanation"


@pytest.fixture
def two(client: Client) -> TwoReleases:
    """The two releases, with their writer signed in."""
    made = TwoReleases()
    client.force_login(made.writer)
    return made


def in_state(two: TwoReleases, state: str, path: str = "") -> str:
    return two.address(f"release-{two.dark.pk}-as-{state}", path)


def test_each_state_shows_the_card_that_a_learner_in_it_has(
    two: TwoReleases, client: Client
) -> None:
    told = {state: client.get(in_state(two, state)).text for state in STATES}
    fresh = client.get(two.address()).text

    assert SECRET not in fresh
    assert f"{SECRET} of wrong" in told["incorrect"]
    assert f"{SECRET} of right" not in told["incorrect"]
    assert "2 points" in told["correct"]
    assert "No points this time" in told["shown"]
    for state in ("correct", "shown"):
        assert f"{SECRET} of right" in told[state]


def test_the_bar_offers_the_states_and_every_link_and_form_keeps_the_one_chosen(
    two: TwoReleases, client: Client
) -> None:
    page = client.get(in_state(two, "incorrect")).text

    name, path = f"release-{two.dark.pk}", two.lesson.url
    assert f'href="/as-of/{name}{path}">Unanswered' in page
    assert f'href="/as-of/{name}-as-incorrect{path}" aria-current="true"><b>Incorrect once' in page
    assert f'href="/as-of/{name}-as-correct{path}">Correct' in page
    assert f'action="{in_state(two, "incorrect")}checks/first-check/"' in page
    assert f'href="{in_state(two, "incorrect", two.new.get_absolute_url())}"' in page
    assert f'href="/as-of/{name}-as-incorrect/beside{path}"' in page


def test_both_frames_are_in_the_same_state_and_a_home_offers_none(
    two: TwoReleases, client: Client
) -> None:
    name, path = f"release-{two.dark.pk}-as-shown", two.lesson.url
    beside = client.get(f"/as-of/{name}/beside{path}").text

    assert f'src="/as-of/rings-a3-as-shown{path}"' in beside
    assert f'src="/as-of/{name}{path}"' in beside
    home = client.get(in_state(two, "shown", two.lesson.course.get_absolute_url())).text
    assert "Its checks as if answered" not in home
    assert client.get(in_state(two, "shown", f"{path[:-3]}s9/")).status_code == 404


def test_nothing_is_recorded_in_any_state(two: TwoReleases, client: Client) -> None:
    learners = Learner.objects.count()
    for state in STATES:
        client.get(in_state(two, state))
        form = two.lesson.form("first-check", "right")
        sent = client.post(f"{in_state(two, state)}checks/first-check/", form)
        assert sent["Location"] == in_state(two, state)

    assert not Response.objects.exists()
    assert not SectionProgress.objects.exists()
    assert Learner.objects.count() == learners


def looker(two: TwoReleases, *permissions: str) -> Client:
    """Somebody who writes the course, with these permissions."""
    person: User = UserFactory.create(staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    teach(person, two.lesson.course)
    browser = Client()
    browser.force_login(person)
    return browser


def test_no_learner_and_nobody_who_may_not_see_keys_gets_there(two: TwoReleases) -> None:
    learner, other = Client(), Client()
    learner.force_login(UserFactory.create())
    stranger = UserFactory.create(staff=True, is_superuser=False)
    teach(stranger, CourseFactory.create())
    other.force_login(stranger)
    keyless, keyed = (
        looker(two, "view_release", *more) for more in ((), ("view_questionrevision",))
    )
    for state in STATES:
        for name in (in_state(two, state), two.address(f"rings-a3-as-{state}")):
            assert "login" in Client().get(name)["Location"]
            for refused in (learner, other, keyless):
                answer = refused.get(name)
                assert answer.status_code in (403, 404)
                assert SECRET not in answer.text
            assert keyed.get(name).status_code == 200
    page = keyless.get(two.address())
    assert page.status_code == 200
    assert "Its checks as if answered" not in page.text
    assert keyless.get(f"{two.address('rings-a3-as-shown/beside')}").status_code == 403


def test_a_state_that_there_is_not_names_nothing(two: TwoReleases, client: Client) -> None:
    for state in (UNANSWERED, COMPLETE, LOCKED, "", "right", "correct-as-shown", "CORRECT"):
        assert client.get(in_state(two, state)).status_code == 404, state
    assert client.get("/as-of/-as-shown/courses/x/").status_code == 404
