"""What the product switches: gone with its links where it is off, and said so in words."""

from __future__ import annotations

import pytest
from django.test import Client

from courses.search.highlighting import beginning
from quizzes.models import QuestionReport
from quizzes.statistics.refreshing import refresh
from tests.admin.people import make_person
from tests.factories import NOW, Lesson
from tests.search.terms import Written, search_url
from tests.toggles.factories import everything

pytestmark = pytest.mark.django_db


def off(name: str) -> None:
    everything(on=True, but=[name])


def test_without_search_its_links_are_gone_and_its_page_says_where_to_go(client: Client) -> None:
    lesson = Lesson()
    everything(on=True)
    pages = (lesson.url, lesson.course.get_absolute_url())
    assert all(f"{lesson.course.get_absolute_url()}search/" in client.get(u).text for u in pages)

    off("learner-search")

    assert not any(
        f"{lesson.course.get_absolute_url()}search/" in client.get(u).text for u in pages
    )
    found = client.get(search_url(lesson.course), {"q": "text"})
    assert found.status_code == 404
    assert "Search is switched off at the moment." in found.text
    assert 'name="q"' not in found.text


def test_without_marks_search_finds_the_same_and_says_that_nothing_is_marked(
    client: Client,
) -> None:
    written = Written()
    everything(on=True)
    asked = {"q": "router"}
    marked = client.get(search_url(written.course), asked).text

    off("search-marks")
    bare = client.get(search_url(written.course), asked).text

    assert "<mark>" in marked
    assert "Many people are here right now" not in marked
    assert "<mark>" not in bare
    assert "Many people are here right now" in bare
    assert bare.count('class="hit"') == marked.count('class="hit"')
    assert "Many people" not in client.get(search_url(written.course), {"q": "qqqq"}).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a < b", "a &lt; b"),
        ("word " * 100, f"{('word ' * 48).strip()} …"),
        ("x" * 300, f"{'x' * 240} …"),
    ],
)
def test_the_beginning_of_a_passage_is_cut_between_words_and_escaped(text: str, shown: str) -> None:
    assert beginning(text) == shown


def test_without_reports_no_card_offers_one_and_the_form_leads_back(client: Client) -> None:
    lesson = Lesson()
    address = f"{lesson.check_url()}report/?revision={lesson.questions['first-check'].pk}"
    everything(on=True)
    assert "Report a problem" in client.get(lesson.url).text
    assert client.get(address).status_code == 200

    off("question-reports")

    assert "Report a problem" not in client.get(lesson.url).text
    form = {"revision": str(lesson.questions["first-check"].pk), "kind": "typo", "words": "x"}
    answer = client.post(address, form, follow=True)
    assert answer.redirect_chain[0][0] == lesson.url
    assert "Reports are not taken at the moment." in answer.text
    assert not QuestionReport.objects.exists()


def test_while_figures_are_not_counted_anew_the_page_says_of_when_they_are() -> None:
    lesson, grader = Lesson(), Client()
    grader.force_login(make_person("superuser"))
    address = f"/results/questions/?course={lesson.course.slug}"
    off("fresh-statistics")
    first = grader.get(address).text
    Client().post(lesson.check_url(), lesson.form(choice="right"))
    late = grader.get(address).text

    assert "newer answers are not counted right now" not in first, "nothing was counted before"
    assert "newer answers are not counted right now: figures of" in late
    everything(on=True)
    assert "newer answers" not in grader.get(address).text
    assert refresh(lesson.course, by=None, at=NOW).counted_at == NOW
