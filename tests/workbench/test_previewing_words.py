"""Posted words as the page they make: shown, told what to mend, stored nowhere."""

import json
import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.models import SectionRevision
from courses.reading import pieces
from courses.rendering.limits import LARGEST_SOURCE
from quizzes import card
from tests.workbench.conftest import LIST, write_url

CACHES = (card._card, pieces._drawn)
HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    '/// figure\n    image: "x\\" onerror=alert(1)"\n',
    "//// cards\n/// card |",
    "/// check | ../../x\n///",
    "```\nnever closed",
    "\x00\x02\ue000 1\ue001",
    "\u202etxet sdrawkcab 漢字 עברית",
    "> " * 500,
    "x" * (LARGEST_SOURCE + 1),
    "///\n" * 2000,
)


def told(page: str) -> str:
    """What stands above the page about its words, without markup."""
    found = re.search(r'id="told".*?\n</div>', page, re.DOTALL)
    assert found is not None
    return re.sub(r"<[^>]*>", "", found[0])


def test_posted_words_are_shown_and_not_stored(draft: SectionRevision, instructing: Client) -> None:
    words = {"title": "Words of now", "source": "Never *stored*.", "lede": "A new lede."}

    page = instructing.post(write_url(draft, "preview/"), words).text

    assert "Words of now" in page
    assert "Never <em>stored</em>." in page
    assert "A new lede." in page
    draft.refresh_from_db()
    assert (draft.title, draft.lede) == ("Draft title", "")
    assert "Never" not in draft.source


def test_without_words_the_stored_ones_are_shown(
    draft: SectionRevision, instructing: Client
) -> None:
    page = instructing.get(write_url(draft, "preview/")).text

    assert "Draft title" in page
    assert "Some text." in page
    assert "Nothing to mend" in page


def test_it_may_be_framed_by_this_site_alone(draft: SectionRevision, instructing: Client) -> None:
    framed = instructing.get(write_url(draft, "preview/")).headers
    alone = instructing.get(f"{LIST}{draft.pk}/preview/").headers

    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert alone["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in alone["Content-Security-Policy"]


def test_what_to_mend_is_told_by_field_and_line(
    draft: SectionRevision, instructing: Client
) -> None:
    words = {
        "title": "x" * 121,
        "lede": "Fine.\n\n# A heading",
        "source": "Fine.\n\n/// check | unwritten\n///\n\n/// nonsense\n///\n",
    }

    page = instructing.post(write_url(draft, "preview/"), words).text

    assert "Title, line 1: 121 characters; 120 is the most. Shorten it." in told(page)
    assert "Lede, line 3: Headings cannot stand here." in told(page)
    assert "Text, line 3: “unwritten” is not written yet." in told(page)
    assert "Text, line 6: There is no block “nonsense”." in told(page)
    assert 'data-say="4 things to mend"' in page


def test_an_empty_draft_is_told_what_it_needs(draft: SectionRevision, instructing: Client) -> None:
    page = instructing.post(write_url(draft, "preview/"), {"title": "", "source": ""}).text

    assert "Title, line 1: Write something here." in told(page)
    assert "Text, line 1: Write something here." in told(page)


def test_advice_stands_beside_what_has_to_be_mended(
    draft: SectionRevision, instructing: Client
) -> None:
    words = {"source": "Look [here](https://example.org/).\n"}

    page = instructing.post(write_url(draft, "preview/"), words).text

    assert "Nothing to mend" in told(page)
    assert "Text, line 1: “here” does not say where the link leads" in told(page)
    assert "No knowledge check" in told(page)


def test_words_and_minutes_are_counted(draft: SectionRevision, instructing: Client) -> None:
    words = {"source": "word " * 1234}

    page = instructing.post(write_url(draft, "preview/"), words).text

    assert "1,234 words · 7 minutes to read" in told(page)


def test_every_id_comes_with_its_line(draft: SectionRevision, instructing: Client) -> None:
    words = {"source": "## // one | One {#one}\n\nText.\n\n/// check | first-check\n///\n"}

    page = instructing.post(write_url(draft, "preview/"), words)

    anchors = re.search(r'data-anchors="([^"]*)"', page.text)
    assert anchors is not None
    lines = json.loads(anchors[1].replace("&quot;", '"'))
    assert lines == [["one", 1], ["check-first-check", 5]]


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_words_make_a_harmless_page(
    source: str, draft: SectionRevision, instructing: Client
) -> None:
    words = {"title": source, "lede": source, "hero_drawing": source, "source": source}

    answer = instructing.post(write_url(draft, "preview/"), words)

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', answer.text)) is None
    assert 'href="javascript' not in answer.text


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="/#|-`*[]{}<>:! \n\tabc", max_size=200))
def test_any_words_make_a_page(draft: SectionRevision, instructing: Client, source: str) -> None:
    answer = instructing.post(write_url(draft, "preview/"), {"source": source})

    assert answer.status_code == 200
    assert 'id="told"' in answer.text
