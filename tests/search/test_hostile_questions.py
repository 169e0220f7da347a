"""Whatever is typed is words to look for: nothing errs, nothing is taken for an operator."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.search.finding import Scope, find
from courses.search.words import asked
from tests.search.terms import Written, links, search_url

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("learner-search", "search-marks")]

QUESTIONS = [
    '"', "'", '""""', "router OR kitchen", "router NOT kitchen", "NEAR(router kitchen)",
    "words:router", "heading_words : router", "router*", "*", "^router", "-router", "(router",
    "router)", "a AND", "router & !kitchen", "rou:*", "<->", "\\", "%s", "%", "{0}", ";--",
    "'; DROP TABLE courses_passage; --", "x" * 10_000, "a " * 5_000,
    "🙂", "🙂 router", "\u202eretuor\u202c", "שלום עולם", "مرحبا", "ﷺ", "e" + "\u0301" * 500,
    "\ud7ff\ue000", "½ ² ①", "İıß", "日本語の検索", "\r\n\t", "_", "__router__", "1e5 -3 0x1f",
    "http://example.org/a?b=c#d", "person@example.org", "&lt;mark&gt;", "<mark>",
]  # fmt: skip


def test_no_question_is_an_error(client: Client) -> None:
    written = Written()

    answers = [client.get(search_url(written.course), {"q": one}) for one in QUESTIONS]

    assert {answer.status_code for answer in answers} == {200}


def test_no_query_string_is_an_error(client: Client) -> None:
    written = Written()
    queries = ["q=%ff%fe", "q=%ed%a0%80", "q[]=a", "q=a&q=b", "q", "q=%", "q=%u0041"]

    answers = [client.get(f"{search_url(written.course)}?{query}") for query in queries]

    assert {answer.status_code for answer in answers} == {200}


@pytest.mark.parametrize("question", ["\0", "router\0kitchen"])
def test_a_nul_is_refused_as_everywhere_and_would_separate_words(
    question: str, client: Client
) -> None:
    written = Written()

    assert client.get(search_url(written.course), {"q": question}).status_code == 400
    assert find(asked(question), [Scope("section", [written.revision.pk])]) == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=250))
def test_no_text_at_all_is_an_error(text: str) -> None:
    assert (
        find(asked(text), [Scope("section", [1, 2]), Scope("check", [1], titles_only=True)]) == []
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(categories=["L", "N", "Z", "P"]), min_size=1, max_size=80))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    written = Written(title=f"zebra {text}"[:120])
    words = asked(f"zebra {text}")

    found = find(words, [Scope("section", [written.revision.pk])])

    assert [row.revision_id for row in found] == [written.revision.pk]


@pytest.mark.parametrize("operator", ["OR", "AND", "NOT", "NEAR"])
def test_an_operator_is_a_word_like_any_other(operator: str) -> None:
    written = Written(f"## // op | Words {{#op}}\n\nLeft {operator.lower()} entrance.\n")

    assert links(written.course, f"left {operator} entrance") == [f"{written.url}#op"]
    assert links(written.course, f"entrance {operator} exit") == []
