"""An instructor meets nothing of another's course: no list, page, choice, filter or search."""

import re

import pytest
from django.contrib import admin
from django.db import transaction
from django.forms import ModelChoiceField
from django.test import Client, RequestFactory

from accounts.models import User
from courses.models import Course
from releases.admin import AuthorAdmin, OwnCourses
from releases.authors import for_author, is_own
from releases.models import Release, Revision
from releases.scopes import scope_path
from tests.admin.people import make_person
from tests.admin.world import World
from tests.factories import CourseFactory
from tests.people.strangers import (
    MARK,
    NOWHERE,
    admin_routes,
    answered,
    is_marked,
    name_everything,
    to_nothing,
)
from tests.teaching import teach

SITE_WIDE = {"account", "accounts", "auth", "jobs"}
"""Apps whose things belong to no course."""


@pytest.fixture
def foreign(world: World) -> World:
    """A world whose course is somebody else's."""
    name_everything(world)
    return world


@pytest.fixture
def stranger(foreign: World) -> User:
    """An instructor of another, empty course."""
    person = make_person("instructor")
    person.instructing.all().delete()
    teach(person, CourseFactory.create(title="Own course", slug="own"))
    return person


@pytest.fixture
def strange(stranger: User) -> Client:
    """The stranger's browser."""
    client = Client(raise_request_exception=False)
    client.force_login(stranger)
    return client


def test_every_address_answers_as_if_the_thing_were_not_there(
    foreign: World, strange: Client
) -> None:
    wrong = []
    for route in admin_routes():
        address = foreign.address(route)
        if route.split("/")[1] in SITE_WIDE or address == to_nothing(address):
            continue
        for method in (strange.get, strange.post):
            with transaction.atomic():
                found, expected = method(address), method(to_nothing(address))
                transaction.set_rollback(True)
            told = [answered(answer) for answer in (found, expected)]
            if told[0] != told[1]:
                wrong.append(f"{method.__name__} {address}: {told[0]} instead of {told[1]}")

    assert wrong == []


def test_no_page_of_the_admin_names_anything_of_it(foreign: World, strange: Client) -> None:
    found = []
    for route in admin_routes():
        address = foreign.address(route)
        if is_marked(strange.get(address)):
            found.append(address)

    assert found == []


def test_its_own_instructor_meets_it_on_many_pages(foreign: World, strange: Client) -> None:
    person = User.objects.get(instructing__course__slug="own")
    teach(person, foreign.lesson.course)
    pages = [foreign.address(route) for route in admin_routes()]

    assert sum(is_marked(strange.get(page)) for page in pages) > 40


def test_everything_in_the_admin_is_limited_or_belongs_to_no_course() -> None:
    loose = {
        model._meta.label
        for model, model_admin in admin.site._registry.items()
        if model._meta.app_label not in SITE_WIDE
        and not (isinstance(model_admin, OwnCourses) and scope_path(model))
    }

    assert loose == set()


def test_every_kind_of_revision_is_written_in_an_admin_that_records() -> None:
    kinds = [each for each in admin.site._registry if issubclass(each, Revision)]

    assert len(kinds) >= 4
    assert all(isinstance(admin.site._registry[kind], AuthorAdmin) for kind in kinds)


def test_no_form_offers_or_takes_anything_of_it(foreign: World, stranger: User) -> None:
    request = RequestFactory().get("/admin/")
    request.user = stranger
    offered = []
    for model, model_admin in admin.site._registry.items():
        if not isinstance(model_admin, OwnCourses):
            continue
        for name, field in model_admin.get_form(request)().fields.items():
            if isinstance(field, ModelChoiceField) and scope_path(field.queryset.model):
                rows = field.queryset.exclude(pk__in=for_author(field.queryset, stranger))
                offered.append((model._meta.label, name, list(rows)))

    assert len(offered) >= 6
    assert [rows for _model, _name, rows in offered if rows] == []


def test_searching_finds_nothing_of_it(foreign: World, strange: Client) -> None:
    teach(make_person("instructor"), foreign.lesson.course)

    answer = strange.get("/admin/search/", {"q": "text"})

    assert answer.context["groups"] == []


def test_its_release_is_neither_made_nor_moved(foreign: World, strange: Client) -> None:
    form = {"scope": foreign.lesson.course.slug, "name": "N", "share": 500}
    form |= {"events-TOTAL_FORMS": 0, "events-INITIAL_FORMS": 0}
    move = f"/admin/releases/release/{foreign.release.pk}/move/promote/"

    answer = strange.post("/admin/releases/release/add/", form)
    moved = strange.post(move, {"seen": 0, "reason": "Mine now."})

    assert "Select a valid choice" in answer.text
    assert moved.status_code == 404
    assert not Release.objects.filter(name="N").exists()
    assert Release.objects.get(pk=foreign.release.pk).moves == 0


def test_its_labs_funnel_is_not_there_for_another_instructor(
    foreign: World, strange: Client, stranger: User
) -> None:
    lab, section = foreign.lab_draft.lab, foreign.lesson.section
    lab.refresh_from_db()
    section.refresh_from_db()
    address = f"/results/labs/{MARK}-course/{MARK}-module/{section.slug}/{lab.key}/"

    hidden = strange.get(address).status_code
    teach(stranger, foreign.lesson.course)

    assert (hidden, strange.get(address).status_code) == (404, 200)


def test_whoever_has_every_course_or_is_superuser_meets_everything(
    foreign: World, stranger: User, administering: Client
) -> None:
    assert not is_own(stranger, foreign.draft)
    right = stranger.user_permissions.model.objects.get(codename="all_courses")
    stranger.user_permissions.add(right)
    with_right = User.objects.get(pk=stranger.pk)

    assert is_own(with_right, foreign.draft)
    assert for_author(Course.objects.all(), with_right).count() == Course.objects.count()
    assert MARK in administering.get("/admin/courses/sectionrevision/").text


def test_a_thing_of_no_course_is_everybodys(stranger: User) -> None:
    assert is_own(stranger, stranger)
    assert re.fullmatch(r"\d+", NOWHERE)
