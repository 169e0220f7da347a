"""The workbench's page: a draft to write beside its preview, a released revision to read."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from courses.models import SectionRevision
from tests.admin.people import browser_of
from tests.admin.world import World
from tests.factories import QuestionFactory, QuestionRevisionFactory
from tests.workbench.conftest import LIST, write_url


def test_a_drafts_words_stand_in_a_form_beside_their_page(
    draft: SectionRevision, instructing: Client
) -> None:
    page = instructing.get(write_url(draft)).text

    assert f'<iframe name="wb-frame" id="wb-frame" src="{write_url(draft, "preview/")}"' in page
    assert 'value="Draft title"' in page
    assert "## // first | A heading {#first}" in page
    assert f'formaction="{write_url(draft, "preview/")}" formtarget="wb-frame"' in page


def test_only_this_page_may_hold_a_frame(draft: SectionRevision, instructing: Client) -> None:
    policies = [
        instructing.get(address).headers["Content-Security-Policy"]
        for address in (write_url(draft), f"{LIST}{draft.pk}/change/")
    ]

    assert "frame-src 'self'" in policies[0]
    assert "frame-src" not in policies[1]


def test_a_released_revision_is_read_and_written_on_from(world: World, instructing: Client) -> None:
    released = world.lesson.revision

    page = instructing.get(write_url(released)).text

    assert "readonly>" in page
    assert f'action="{LIST}of/{released.section_id}/1/restore/"' in page
    assert 'id="wb-save"' not in page
    assert "wb-menu" not in page


def test_whoever_may_only_read_is_told_so(draft: SectionRevision, instructor: User) -> None:
    group = instructor.groups.get()
    group.permissions.set(Permission.objects.filter(codename="view_sectionrevision"))
    browser = Client()
    browser.force_login(instructor)

    page = browser.get(write_url(draft)).text

    assert "You may read this draft, and not change it." in page
    assert 'id="wb-save"' not in page
    assert "restore/" not in page


def test_staff_who_may_not_read_sections_have_no_workbench(
    draft: SectionRevision, instructor: User
) -> None:
    instructor.groups.get().permissions.clear()
    browser = browser_of("instructor")

    assert browser.get(write_url(draft)).status_code == 403
    assert browser.post(write_url(draft, "preview/")).status_code == 403


def test_a_revision_that_is_not_there_has_no_workbench(world: World, instructing: Client) -> None:
    assert instructing.get(f"{LIST}9999/write/").status_code == 404


@pytest.mark.parametrize(
    "snippet",
    [
        "/// check | first-check",
        "/// check | second",
        "/// case-study | a-case",
        "/// lab | a-lab",
        "    drawing: blue-green",
        "    picture: a-picture",
    ],
)
def test_what_the_section_has_can_be_put_in(
    snippet: str, draft: SectionRevision, world: World, instructing: Client
) -> None:
    QuestionRevisionFactory.create(question__section=draft.section, question__key="second")
    QuestionRevisionFactory.create(question__key="elsewhere")
    QuestionFactory.create(section=draft.section, key="never-written")

    page = instructing.get(write_url(draft)).text

    assert snippet in page
    assert "elsewhere" not in page
    assert "never-written" not in page


def test_opening_it_costs_the_same_however_much_there_is_to_put_in(
    draft: SectionRevision, instructing: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        QuestionRevisionFactory.create(
            question__section=draft.section, question__key=f"more-{number}"
        )

    with django_assert_num_queries(12):
        instructing.get(write_url(draft))


def test_it_is_found_from_the_section_and_from_the_revision(
    draft: SectionRevision, world: World, instructing: Client
) -> None:
    for address in (
        f"/admin/courses/section/{draft.section_id}/change/",
        f"{LIST}{draft.pk}/change/",
        f"{LIST}{draft.pk}/preview/",
    ):
        assert f'href="{write_url(draft)}"' in instructing.get(address).text
    draft.delete()

    section = instructing.get(f"/admin/courses/section/{draft.section_id}/change/").text

    assert "/write/" not in section
