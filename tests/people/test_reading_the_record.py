"""The record in the admin: listed, filtered, searched, linked and taken away as a file."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts.models import User
from releases.audit import record
from releases.models import AuditEvent
from tests.admin.world import World
from tests.factories import NOW, CohortFactory, SectionRevisionFactory, UserFactory

LIST = "/admin/releases/auditevent/"
FILE = "/admin/audit.csv"
QUERIES = 14
"""Session, rights (two), counts, the page, four filters, days, and one for each kind of thing."""


@pytest.fixture
def events(world: World, instructor: User) -> World:
    record(by=instructor, at=NOW, action="saved", about=world.draft, note='=1+1, a "note"')
    record(by=None, at=NOW, action="commented", about=world.draft, who="<b>Anna</b>")
    older = world.lesson.revision
    record(by=instructor, at=NOW, action="began", about=world.draft, from_revision=older)
    return world


def rows(answer: object) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.getvalue().decode())))


def test_the_list_says_who_what_when_and_from_which_revision(
    events: World, instructing: Client, instructor: User
) -> None:
    text = instructing.get(LIST).text

    for words in (
        str(instructor),
        "began a draft",
        "Section revision: ",
        "&lt;b&gt;Anna&lt;/b&gt;",
    ):
        assert words in text
    for revision in (events.draft, events.lesson.revision):
        assert f'<a href="/admin/courses/sectionrevision/{revision.pk}/change/">' in text
    assert 'href="/admin/audit.csv"' in text


def test_a_thing_that_is_gone_is_still_named(events: World, instructing: Client) -> None:
    words, pk = str(events.draft), events.draft.pk
    events.draft.delete()

    text = instructing.get(LIST).text

    assert f"{words} (gone)" in text
    assert f"/admin/courses/sectionrevision/{pk}/" not in text


def test_one_event_has_a_page_with_its_links(events: World, instructing: Client) -> None:
    event = AuditEvent.objects.get(action="began")

    text = instructing.get(f"{LIST}{event.pk}/change/").text

    assert str(events.lesson.revision) in text
    assert instructing.get(f"{LIST}999999/change/", follow=True).status_code == 200


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"action": "commented"}, {"commented"}),
        ({"who": "<b>Anna</b>"}, {"commented"}),
        ({"kind": "releases.release"}, {"promoted"}),
        ({"scope": "nowhere"}, set()),
        ({"q": "Anna"}, {"commented"}),
        ({"at__year": "2026", "at__month": "11", "at__day": "23", "action": "saved"}, {"saved"}),
        ({"action": "\x00; drop"}, set()),
    ],
)
def test_events_are_filtered_and_searched(
    asked: dict[str, str], expected: set[str], events: World, instructing: Client
) -> None:
    answer = instructing.get(LIST, asked)
    file = instructing.get(FILE, asked)

    if answer.status_code == 200:
        assert {event.action for event in answer.context["cl"].result_list} == expected
        assert {row[2] for row in rows(file)[1:]} == expected
    else:
        assert answer.status_code == 400


def test_the_file_holds_no_formula_and_one_line_for_each_event(
    events: World, instructing: Client
) -> None:
    answer = instructing.get(FILE, {"o": "1"})

    header, *lines = rows(answer)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert header[0] == "at"
    assert header[-1] == "note"
    assert len(lines) == AuditEvent.objects.count()
    assert '\'=1+1, a "note"' in {line[-1] for line in lines}
    assert "2026-11-23T09:30:00.000Z" in {line[0] for line in lines}


def test_a_file_of_many_events_is_sent_in_chunks(events: World, instructing: Client) -> None:
    first = AuditEvent.objects.first()
    fields = {"at": NOW, "who": "w", "action": "saved", "kind": "k", "thing_id": 1, "thing": "t"}
    more = [AuditEvent(scope=first.scope, **fields) for _ in range(1000)]
    AuditEvent.objects.bulk_create(more)

    assert len(rows(instructing.get(FILE))) == 1 + AuditEvent.objects.count()
    assert instructing.head(FILE).getvalue() == b""


def test_a_filter_that_cannot_be_applied_gives_the_list(instructing: Client) -> None:
    assert instructing.get(FILE, {"at__year": "99999999999"}).url == LIST


def test_many_events_take_no_more_queries(
    events: World, instructing: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        draft = SectionRevisionFactory.create(section=events.draft.section)
        record(by=None, at=NOW, action="saved", about=draft)

    with django_assert_num_queries(QUERIES):
        instructing.get(LIST)


def test_things_of_no_kind_known_or_not_to_be_seen_are_told_in_words(
    events: World, instructing: Client, instructor: User
) -> None:
    instructor.user_permissions.add(Permission.objects.get(codename="all_courses"))
    record(by=None, at=NOW, action="created", about=CohortFactory.create(name="Evening"))
    fields = {"at": NOW, "who": "w", "action": "vanished", "thing_id": 1, "thing": "Old thing"}
    AuditEvent.objects.create(kind="gone.model", **fields)
    AuditEvent.objects.create(kind="nonsense", **fields)

    text = instructing.get(LIST).text

    for words in ("Cohort: Evening", "Gone.model: Old thing", "vanished"):
        assert words in text


@pytest.mark.django_db
def test_staff_without_a_role_get_no_file(client: Client) -> None:
    client.force_login(UserFactory.create(is_staff=True))

    assert client.get(FILE).status_code == 403
