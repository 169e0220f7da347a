"""The download card as it stands in a section, for one learner."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casestudies.embed import CaseStudyEmbed
from casestudies.items import ReleasedFile
from courses.reading.compiling import compiled_course
from releases.promotion import roll_back
from releases.rings import Ring
from tests.casestudies.pdfs import make_pdf
from tests.casestudies.shelf import KEY, NAME, Shelf, fetch, write_revision
from tests.factories import NOW, LearnerFactory, SectionRevisionFactory, released

pytestmark = pytest.mark.django_db
DOWNLOADED = '<span class="dl__d">Downloaded</span>'
UPDATED = '<span class="dl__d">Updated</span>'


def page(client: Client, shelf: Shelf) -> str:
    """The section's HTML."""
    return client.get(shelf.url).text


def test_the_card_says_what_the_file_is(client: Client) -> None:
    shelf = Shelf(make_pdf(4), title="Dixons & <tills>", year=2008)

    html = page(client, shelf)

    assert "Dixons &amp; &lt;tills&gt;" in html
    assert f'href="{shelf.file_url}" download' in html
    assert "2008 · PDF · 1\u00a0KB · 4 pages" in html


def test_the_card_leads_to_where_files_are_fetched(client: Client) -> None:
    shelf = Shelf()
    course, module, section = shelf.url.strip("/").split("/")[1:]

    url = reverse("casestudies:download", args=[course, module, section, KEY])

    assert f'href="{url}"' in page(client, shelf)


def test_a_download_shows_on_the_next_page(client: Client) -> None:
    shelf = Shelf()
    assert DOWNLOADED not in page(client, shelf)

    fetch(client, shelf.file_url)

    assert DOWNLOADED in page(client, shelf)
    assert DOWNLOADED not in page(Client(), shelf)


def test_a_file_that_was_replaced_is_said_to_be_updated(client: Client) -> None:
    shelf = Shelf()
    fetch(client, shelf.file_url)
    newer = shelf.replace(title="Second edition")

    html = page(client, shelf)
    assert UPDATED in html
    assert "Second edition" in html

    fetch(client, shelf.file_url)
    assert DOWNLOADED in page(client, shelf)

    roll_back(newer, by=None, at=NOW, reason="wrong file")
    assert UPDATED in page(client, shelf)


def test_a_missing_file_is_said_and_comes_back_when_restored(client: Client) -> None:
    shelf = Shelf()
    name = shelf.revision.file.name
    default_storage.delete(name)
    html = page(client, shelf)
    assert "Not available right now" in html
    assert shelf.file_url not in html

    with default_storage.open(name, "wb") as file:
        file.write(shelf.content)

    assert shelf.file_url in page(client, shelf)


def test_a_case_study_costs_the_page_no_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shelf = Shelf()
    client.force_login(LearnerFactory.create().user)
    page(client, shelf)

    with django_assert_num_queries(2):
        page(client, shelf)


def test_the_files_of_a_course_are_read_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first, second = Shelf(), Shelf()
    sections = [first.section.pk, second.section.pk]

    with django_assert_num_queries(1):
        found = CaseStudyEmbed().compile(sections, [first.release.pk, second.release.pk])

    assert [at for at in found] == [(section, KEY) for section in sections]  # noqa: C416


def test_a_case_study_is_neither_required_nor_scored() -> None:
    shelf = Shelf()
    course = compiled_course(shelf.course.pk, 1, (shelf.release.pk,))

    item = course.sections[0].item("case-study", KEY)

    assert isinstance(item, ReleasedFile)
    assert (item.required, item.points_possible) == (False, 0)
    assert item.is_done({"revision": 1})
    assert item.points({"revision": 1}) == 0
    assert item.counts({"revision": 1})
    assert CaseStudyEmbed().tally({"revision": 1}) == (False, 0)
    assert course.sections[0].placed[0].name == NAME


@pytest.mark.parametrize(("own", "brought", "kept"), [(1, 2, 2), (2, 1, 2), (3, 3, 3)])
def test_of_two_downloads_the_newer_is_kept(own: int, brought: int, kept: int) -> None:
    mine = {"revision": own}

    better = CaseStudyEmbed().better(mine, {"revision": brought})

    assert better == {"revision": kept}
    assert (better is mine) == (own >= brought)


@pytest.mark.parametrize(("ring", "missing"), [(Ring.OFF, [KEY]), (Ring.A1, []), (Ring.A3, [])])
def test_a_text_may_show_what_a_live_release_provides(ring: Ring, missing: list[str]) -> None:
    shelf = Shelf(to=ring)

    assert CaseStudyEmbed().missing(shelf.section, [KEY], 0) == missing
    assert CaseStudyEmbed().missing(shelf.section, [KEY], shelf.release.pk) == []


def test_a_text_may_not_show_what_only_a_draft_provides() -> None:
    shelf = Shelf(to=Ring.OFF)
    write_revision(shelf.case_study)
    text = SectionRevisionFactory.create(section=shelf.section)
    release = released(text, scope=shelf.course.slug, to=Ring.OFF)

    assert CaseStudyEmbed().missing(shelf.section, [KEY, "x"], release.pk) == [KEY, "x"]
