"""The page on which a course is searched: a form, hits with their passages, or what to try."""

import pytest
from django.test import Client

from casestudies.models import CaseStudy, CaseStudyRevision
from courses.search.finding import MOST_FOUND
from releases.models import Release
from releases.rings import Ring
from tests.factories import CourseFactory, Lesson
from tests.labs.factories import LabRevisionFactory
from tests.search.terms import TEXT, Written, links, results, search_url

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("learner-search", "search-marks")]


def test_the_form_alone_comes_first_and_asks_for_words(client: Client) -> None:
    course = CourseFactory.create()

    page = client.get(search_url(course)).content.decode()

    assert '<form class="find" role="search" method="get">' in page
    assert '<label class="find__l" for="q">' in page
    assert "Nothing found" not in page


def test_a_hit_leads_to_its_passage_with_the_words_marked() -> None:
    written = Written()

    html = results(written.course, "ROUTER decid")

    assert f'href="{written.url}#guard"' in html
    assert "A toggle <mark>router</mark> <mark>decides</mark> once per request" in html
    assert "the guard: Where a flag is read" in html
    assert "Decouple deployment" in html


@pytest.mark.parametrize("question", ["cafe", "CAFÉ naiv", "brulee", "creme facades"])
def test_accents_may_be_left_out(question: str) -> None:
    written = Written()

    assert links(written.course, question) == [f"{written.url}#cafe"]


def test_every_word_has_to_be_found_in_one_passage() -> None:
    written = Written()

    assert links(written.course, "router kitchen") == []
    assert links(written.course, "kitchen bar") == [f"{written.url}#cafe"]


def test_only_the_last_word_may_be_a_beginning() -> None:
    written = Written()

    assert links(written.course, "request togg") == [f"{written.url}#guard"]
    assert links(written.course, "togg request") == []


def test_title_and_lede_lead_to_the_section_once() -> None:
    written = Written("## // lanterns | On lanterns {#on}\n\nNo more.\n", title="Lanterns")

    assert links(written.course, "lanterns") == [written.url, f"{written.url}#on"]


def test_a_heading_weighs_more_than_the_text_below_another() -> None:
    written = Written(
        "## // one | First {#one}\n\nA flag, a flag.\n\n## // two | The flag {#two}\n\nText.\n"
    )

    assert links(written.course, "flag")[0] == f"{written.url}#two"


def test_what_is_written_is_shown_as_words_never_as_markup() -> None:
    written = Written("## // code | A tag {#tag}\n\nWrite `<script>alert(1)</script>` here.\n")

    html = results(written.course, "alert")

    assert "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt;" in html
    assert "<script>" not in html


def test_nothing_found_says_what_to_try(client: Client) -> None:
    written = Written()

    page = client.get(search_url(written.course), {"q": 'zebra"><b>'}).content.decode()

    assert "Nothing found" in page
    assert "try fewer of them" in page
    assert 'value="zebra&quot;&gt;&lt;b&gt;"' in page


def test_a_question_is_found_by_its_stem_at_its_card() -> None:
    lesson = Lesson("first-check")

    assert links(lesson.course, "happens") == [f"{lesson.url}#check-first-check"]
    assert "Knowledge check" in results(lesson.course, "happens")


def test_labs_and_case_studies_lead_to_where_they_are_shown() -> None:
    written = Written(f"{TEXT}\n/// lab | a-lab\n///\n\n/// case-study | zoo\n///\n", to=Ring.OFF)
    lab = LabRevisionFactory.create(
        lab__section=written.section, lab__key="a-lab", title="Okapi", passage="guard"
    )
    file = CaseStudyRevision.objects.create(
        case_study=CaseStudy.objects.create(section=written.section, key="zoo"),
        title="Okapis", year=2008, filename="z.pdf", size=1, pages=1, sha256="0" * 64,
        file="case-studies/00/none.pdf",
    )  # fmt: skip
    parts = (written.revision, lab, file)
    for part in parts:
        type(part).objects.filter(pk=part.pk).update(release=written.release)
    Release.objects.update(ring=Ring.A3, moves=1)

    assert set(links(written.course, "okapi")) == {
        f"{written.url}labs/a-lab/",
        f"{written.url}#dl-zoo",
    }


def test_very_many_hits_are_cut_and_it_is_said(client: Client) -> None:
    many = "\n".join(f"## // n{n} | Part {n} {{#n{n}}}\n\nA flag.\n" for n in range(60))
    written = Written(many)

    assert len(links(written.course, "flag")) == MOST_FOUND
    page = client.get(search_url(written.course), {"q": "flag"}).content.decode()
    assert "The 50 best places" in page
    assert "There may be more" in page


def test_a_section_and_the_courses_home_lead_to_it(client: Client) -> None:
    written = Written()

    for address in (written.url, written.course.get_absolute_url()):
        assert f'href="{search_url(written.course)}"' in client.get(address).content.decode()


def test_an_unknown_course_is_not_found(client: Client) -> None:
    assert client.get("/courses/nowhere/search/", {"q": "x"}).status_code == 404
