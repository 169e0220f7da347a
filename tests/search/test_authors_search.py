"""Authors search drafts and releases in the admin, of the kinds they may view."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from casestudies.models import CaseStudy, CaseStudyRevision
from tests.factories import QuestionRevisionFactory, SectionRevisionFactory, UserFactory
from tests.labs.factories import LabRevisionFactory
from tests.search.terms import TEXT, Written
from tests.teaching import teach

pytestmark = pytest.mark.django_db

WOMBATS = "## // w | Wombats {#w}\n\nThe router of wombats.\n"


@pytest.fixture
def author(client: Client) -> Client:
    """Someone who may do everything."""
    client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
    return client


def _page(browser: Client, question: str) -> str:
    answer = browser.get(reverse("author_search"), {"q": question})
    assert answer.status_code == 200
    return answer.content.decode().partition('<div id="content"')[2]


def test_drafts_and_releases_are_listed_apart(author: Client) -> None:
    written = Written()
    draft = SectionRevisionFactory.create(section=written.section, title="New", source=WOMBATS)

    page = _page(author, "router")

    drafts, released = page.split("<h2>In a release</h2>")
    assert "<h2>Drafts</h2>" in drafts
    assert f"/admin/courses/sectionrevision/{draft.pk}/change/" in drafts
    assert "The <mark>router</mark> of wombats." in drafts
    assert f"/admin/courses/sectionrevision/{written.revision.pk}/change/" in released
    assert "A3 · everyone" in released


def test_of_each_item_only_the_newest_draft_counts(author: Client) -> None:
    older = SectionRevisionFactory.create(source=TEXT)
    SectionRevisionFactory.create(section=older.section, source=WOMBATS)

    assert "kitchen" not in _page(author, "bar")
    assert "<h2>Drafts</h2>" in _page(author, "wombats")


def test_every_kind_is_found(author: Client) -> None:
    section = SectionRevisionFactory.create(title="Zebra").section
    QuestionRevisionFactory.create(question__section=section, stem="Which zebra?")
    LabRevisionFactory.create(lab__section=section, title="Zebra crossing")
    CaseStudyRevision.objects.create(
        case_study=CaseStudy.objects.create(section=section, key="zoo"),
        title="Zebras", year=2008, filename="z.pdf", size=1, pages=1, sha256="0" * 64,
        file="case-studies/00/none.pdf",
    )  # fmt: skip

    page = _page(author, "zebra")

    for kind in ("Section", "Knowledge check", "Lab", "Case study"):
        assert f"<b>{kind}: <a " in page


def test_someone_finds_the_kinds_they_may_view(client: Client) -> None:
    SectionRevisionFactory.create(title="Zebra")
    QuestionRevisionFactory.create(stem="Which zebra?")
    person = UserFactory.create(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_questionrevision"))
    teach(person)
    client.force_login(person)

    page = _page(client, "zebra")

    assert "<b>Knowledge check: <a " in page
    assert "<b>Section: <a " not in page


def test_who_may_view_nothing_is_refused(client: Client) -> None:
    client.force_login(UserFactory.create(is_staff=True))

    assert client.get(reverse("author_search")).status_code == 403
    assert b"Search sections" not in client.get(reverse("admin:index")).content


def test_who_is_no_author_is_sent_to_sign_in(client: Client) -> None:
    client.force_login(UserFactory.create())

    assert client.get(reverse("author_search")).status_code == 302


def test_nothing_found_and_nothing_asked_are_different(author: Client) -> None:
    assert "Nothing found" in _page(author, "<b>zebra")
    assert "<b>zebra" not in _page(author, "<b>zebra")
    assert "Nothing found" in _page(author, '"')
    assert "Nothing found" not in _page(author, "")


def test_the_index_of_the_admin_leads_there(author: Client) -> None:
    assert (
        f'href="{reverse("author_search")}"' in author.get(reverse("admin:index")).content.decode()
    )


@pytest.mark.parametrize("count", [1, 6])
def test_more_hits_take_no_more_queries(
    author: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        Written()

    with django_assert_num_queries(7):
        _page(author, "router")
