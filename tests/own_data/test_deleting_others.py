"""An administrator who deletes a person deletes all that leads to them, and is told what is not."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.test import Client

from accounts.models import Learner, User
from courses.models import SectionProgress
from tests.factories import CourseFactory, UserFactory
from tests.own_data.someone import NAME, Someone

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/user/"


@pytest.fixture
def desk() -> Client:
    """An administrator's browser."""
    client = Client()
    client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
    return client


def test_one_person_deleted_in_the_admin_is_forgotten(desk: Client) -> None:
    someone = Someone()

    answer = desk.post(f"{LIST}{someone.user.pk}/delete/", {"post": "yes"}, follow=True)

    assert "was deleted successfully" in answer.text
    assert not SectionProgress.objects.exists()
    assert str(Learner.objects.get(pk=someone.learner.pk)) == "deleted learner"
    assert not LogEntry.objects.filter(object_repr__contains=NAME).exists()


def test_who_is_still_needed_stays_and_the_page_says_why(desk: Client) -> None:
    needed = UserFactory.create(is_staff=True)
    CourseFactory.create(title="Alone", instructors=[needed])

    answer = desk.post(f"{LIST}{needed.pk}/delete/", {"post": "yes"}, follow=True)

    assert "only instructor of “Alone”" in answer.text
    assert User.objects.filter(pk=needed.pk).exists()


def test_of_several_those_go_that_can(desk: Client) -> None:
    needed, free = UserFactory.create(is_staff=True), UserFactory.create()
    CourseFactory.create(title="Alone", instructors=[needed])
    chosen = {ACTION_CHECKBOX_NAME: [needed.pk, free.pk]}

    answer = desk.post(LIST, {"action": "delete_selected", "post": "yes", **chosen}, follow=True)

    assert f"{needed}: The account is the only instructor of “Alone”" in answer.text
    assert set(User.objects.filter(pk__in=[needed.pk, free.pk])) == {needed}
