"""Who gets a file: those whose section shows it, and nobody by guessing an address."""

from urllib.parse import quote

import pytest
from django.conf import settings as site
from django.core.files.storage import default_storage
from django.test import Client

from casestudies.models import Download
from releases.promotion import roll_back
from releases.rings import Ring
from tests.casestudies.shelf import KEY, Shelf, fetch, stored_bytes, write_revision
from tests.factories import (
    NOW,
    CourseFactory,
    LearnerFactory,
    Lesson,
    SectionRevisionFactory,
    UserFactory,
    released,
)

pytestmark = pytest.mark.django_db

TRAVERSALS = [
    "..", "../", "../../", "..%2f", "%2e%2e%2f", "%2e%2e/", "..%252f", "%252e%252e%252f", "..\\",
    "..%5c", "%2e%2e%5c", "..%c0%af", "%c0%ae%c0%ae%c0%af", "..%ef%bc%8f", "....//", "..;/",
    ".%00./", "%00", "/etc/passwd", "//etc/passwd", "file:///etc/passwd", "C:%5c", "~root/",
    "%u2216..%u2216",
]  # fmt: skip


def test_a_course_closed_to_guests_asks_them_to_sign_in(client: Client) -> None:
    shelf = Shelf(course=CourseFactory.create(open_to_guests=False))

    answer = fetch(client, shelf.file_url)

    assert answer.status == 302
    assert answer.headers["Location"].startswith("/accounts/login/?next=/courses/")
    assert not Download.objects.exists()


def test_someone_signed_in_gets_it_there(client: Client) -> None:
    shelf = Shelf(course=CourseFactory.create(open_to_guests=False))
    client.force_login(UserFactory.create())

    assert fetch(client, shelf.file_url).body == shelf.content


def test_a_draft_is_not_served(client: Client) -> None:
    shelf = Shelf()
    write_revision(shelf.case_study, stored_bytes(shelf.revision) + b"\n")

    answer = fetch(client, shelf.file_url)

    assert answer.body == shelf.content


@pytest.mark.parametrize(("staff", "status"), [(True, 200), (False, 404)])
def test_a_file_in_ring_a1_is_for_staff(client: Client, staff: bool, status: int) -> None:
    shelf = Shelf(to=Ring.A1)
    client.force_login(UserFactory.create(is_staff=staff))

    assert fetch(client, shelf.file_url).status == status


def test_a_file_rolled_back_is_gone_at_once(client: Client) -> None:
    shelf = Shelf()
    fetch(client, shelf.file_url)
    roll_back(shelf.release, by=None, at=NOW, reason="wrong file")

    assert fetch(client, shelf.file_url).status == 404


def test_after_a_rollback_the_file_before_comes_back_with_its_old_bytes(client: Client) -> None:
    shelf = Shelf()
    newer = shelf.replace()
    assert fetch(client, shelf.file_url).body != shelf.content

    roll_back(newer, by=None, at=NOW, reason="wrong file")

    assert fetch(client, shelf.file_url).body == shelf.content


def test_a_file_in_a_locked_section_is_not_found(client: Client) -> None:
    lesson = Lesson()
    shelf = Shelf(course=lesson.course, place={"opens_after": lesson.section})

    assert fetch(client, shelf.file_url).status == 404


def test_a_file_that_the_text_no_longer_shows_is_not_found(client: Client) -> None:
    shelf = Shelf()
    without = SectionRevisionFactory.create(section=shelf.section)
    released(without, scope=shelf.course.slug)

    assert fetch(client, shelf.file_url).status == 404


def test_a_file_is_only_found_in_its_own_course_and_section(client: Client) -> None:
    shelf, other = Shelf(), Lesson()
    course, module, section = shelf.url.strip("/").split("/")[1:]

    for address in (
        f"{other.url}case-studies/{KEY}/",
        f"/courses/{other.course.slug}/{module}/{section}/case-studies/{KEY}/",
        f"/courses/nowhere/{module}/{section}/case-studies/{KEY}/",
        f"/courses/{course}/{module}/elsewhere/case-studies/{KEY}/",
        f"{shelf.url}case-studies/another/",
    ):
        assert fetch(client, address).status == 404, address


def test_the_storage_has_no_address(client: Client) -> None:
    shelf = Shelf()
    name = shelf.revision.file.name

    for address in (f"/{name}", f"/media/{name}", f"/static/{name}", f"/protected/{name}"):
        assert fetch(client, address).status in (302, 404), address
    assert not default_storage.path(name).startswith(str(site.STATIC_ROOT))


@pytest.mark.parametrize("step", TRAVERSALS)
def test_no_path_leads_out_of_the_section(client: Client, step: str) -> None:
    shelf = Shelf()
    name = quote(shelf.revision.file.name)

    for address in (
        f"{shelf.url}case-studies/{step}{KEY}/",
        f"{shelf.url}case-studies/{step * 6}etc/passwd",
        f"{shelf.url}case-studies/{step}{name}/",
        f"{shelf.url}case-studies/{KEY}/{step}",
    ):
        answer = fetch(client, address)
        assert answer.status in (301, 302, 400, 404), address
        assert b"%PDF" not in answer.body
        assert b"root:" not in answer.body


@pytest.mark.parametrize("name", ["../../secret.pdf", "/etc/passwd"])
def test_even_a_forged_stored_name_reads_nothing_outside(client: Client, name: str) -> None:
    shelf = Shelf()
    type(shelf.revision).objects.filter(pk=shelf.revision.pk).update(file=name)

    assert fetch(client, shelf.file_url).status in (400, 404)


def test_the_same_refusal_for_what_exists_and_what_does_not(client: Client) -> None:
    hidden = Shelf(to=Ring.OFF)

    unknown = hidden.file_url.replace(KEY, "x" * len(KEY))
    refused, absent = fetch(client, hidden.file_url), fetch(client, unknown)

    assert refused.status == absent.status == 404
    assert len(refused.body) == len(absent.body)


def test_one_learners_file_says_nothing_to_another(client: Client) -> None:
    shelf = Shelf()
    other = Client()
    client.force_login(LearnerFactory.create().user)

    mine, theirs = fetch(client, shelf.file_url), fetch(other, shelf.file_url)

    own = {"X-Request-ID", "Set-Cookie"}
    assert {k: v for k, v in mine.headers.items() if k not in own} == {
        k: v for k, v in theirs.headers.items() if k not in own
    }
