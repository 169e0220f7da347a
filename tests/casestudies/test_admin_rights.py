"""Who may see, change and delete case studies and their files in the admin."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.roles import GRADER
from casestudies.models import CaseStudy, CaseStudyRevision, Download
from courses.models import Section
from releases.rings import Ring
from tests.casestudies.desk import change_url, form
from tests.casestudies.shelf import Shelf, fetch, write_revision
from tests.factories import NOW, LearnerFactory, SectionFactory, UserFactory

pytestmark = pytest.mark.django_db


def place_form(section: Section, key: str, *, files: int) -> dict[str, object]:
    """A filled form of a case study's place, with its list of files."""
    listed = {"revisions-TOTAL_FORMS": files, "revisions-INITIAL_FORMS": files}
    return {"section": section.pk, "key": key, **listed}


def test_a_released_file_is_only_read(instructor: Client) -> None:
    shelf = Shelf()

    shown = instructor.get(change_url(shelf.revision))
    changed = instructor.post(change_url(shelf.revision), form(shelf.case_study, title="x"))
    deleted = instructor.post(change_url(shelf.revision, "delete"), {"post": "yes"})

    assert shown.status_code == 200
    assert 'type="file"' not in shown.text
    assert shelf.revision.file.name not in shown.text
    assert changed.status_code == deleted.status_code == 403


def test_a_draft_can_be_dropped(instructor: Client, case_study: CaseStudy) -> None:
    draft = write_revision(case_study)

    instructor.post(change_url(draft, "delete"), {"post": "yes"})

    assert not CaseStudyRevision.objects.exists()


def test_an_instructor_can_open_any_file_and_it_counts_for_nobody(instructor: Client) -> None:
    shelf = Shelf(to=Ring.OFF)
    page = instructor.get(change_url(shelf.revision))
    url = change_url(shelf.revision, "file")

    answer = fetch(instructor, url)

    assert f'href="{url}"' in page.text
    assert answer.body == shelf.content
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert not Download.objects.exists()


def test_a_file_that_is_gone_or_unknown_is_not_found(instructor: Client) -> None:
    shelf = Shelf(to=Ring.OFF)
    url = change_url(shelf.revision, "file")
    shelf.revision.file.storage.delete(shelf.revision.file.name)

    assert fetch(instructor, url).status == 404
    assert fetch(instructor, url.replace(f"/{shelf.revision.pk}/", "/999999/")).status == 404


def test_a_grader_or_any_staff_may_not_open_drafts(client: Client) -> None:
    shelf = Shelf(to=Ring.OFF)
    grader = UserFactory.create(staff=True)
    grader.groups.add(Group.objects.get(name=GRADER))
    client.force_login(grader)

    for what in ("file", "change"):
        assert fetch(client, change_url(shelf.revision, what)).status == 403
    assert fetch(Client(), change_url(shelf.revision, "file")).status == 302


def test_a_place_is_fixed_once_something_was_released_there(instructor: Client) -> None:
    shelf = Shelf()
    url = reverse("admin:casestudies_casestudy_change", args=[shelf.case_study.pk])
    elsewhere = SectionFactory.create()

    saved = instructor.post(url, place_form(elsewhere, "moved", files=1))

    assert saved.status_code == 302
    shelf.case_study.refresh_from_db()
    assert (shelf.case_study.section, shelf.case_study.key) == (shelf.section, "dixons-blue-green")


def test_a_place_can_be_made_and_moved_before_that(
    instructor: Client, case_study: CaseStudy
) -> None:
    url = reverse("admin:casestudies_casestudy_change", args=[case_study.pk])
    page = instructor.get(url)
    assert f"/admin/casestudies/casestudyrevision/add/?case_study={case_study.pk}" in page.text

    instructor.post(url, place_form(case_study.section, "tills-again", files=0))

    case_study.refresh_from_db()
    assert case_study.key == "tills-again"


def test_a_place_lists_its_files(instructor: Client, case_study: CaseStudy) -> None:
    draft = write_revision(case_study)

    page = instructor.get(reverse("admin:casestudies_casestudy_change", args=[case_study.pk]))

    assert change_url(draft) in page.text


def test_choosing_a_section_takes_no_query_for_each(
    instructor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(20):
        SectionFactory.create()

    with django_assert_max_num_queries(8):
        page = instructor.get("/admin/casestudies/casestudy/add/")

    assert page.text.count("<option") == 21


def test_not_even_an_administrator_deletes_what_was_released(client: Client) -> None:
    client.force_login(UserFactory.create(staff=True, is_superuser=True))
    shelf = Shelf()
    unused = CaseStudy.objects.create(section=shelf.section, key="unused")

    for case_study, left in ((shelf.case_study, True), (unused, False)):
        url = reverse("admin:casestudies_casestudy_delete", args=[case_study.pk])
        client.post(url, {"post": "yes"})
        assert CaseStudy.objects.filter(pk=case_study.pk).exists() is left


def test_the_record_of_downloads_is_only_read(client: Client) -> None:
    client.force_login(UserFactory.create(staff=True, is_superuser=True))
    shelf = Shelf()
    download = Download.objects.create(
        learner=LearnerFactory.create(), revision=shelf.revision, downloaded_at=NOW
    )
    url = "/admin/casestudies/download/"

    assert client.get(url).status_code == 200
    assert client.get(f"{url}add/").status_code == 403
    for what in ("change", "delete"):
        assert client.post(f"{url}{download.pk}/{what}/", {"post": "yes"}).status_code == 403
    assert Download.objects.get() == download


def test_the_record_of_downloads_is_not_for_instructors(instructor: Client) -> None:
    assert instructor.get("/admin/casestudies/download/").status_code == 403
