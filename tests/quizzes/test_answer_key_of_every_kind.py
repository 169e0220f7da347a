"""No kind of question gives its key, patterns, order, pairs or explanations away unearned."""

import re

import pytest
from django.test import Client

from tests.quizzes.kinds_of_questions import HTMX, KEYED, OTHERS, RIGHT, WRONG, KindsLesson, key_of
from tests.quizzes.test_answer_key_stays_on_the_server import everything_logged, everything_sent

pytestmark = pytest.mark.django_db
ALL = pytest.mark.parametrize("kind", KEYED)
PATTERNS = {
    "numeric": ("+- 0.1", "± 0.1", "exact", "doubled"),
    "short_text": ("dark launch", "launch*", "canary", "verb"),
    "ordering": ('"build"', "place-build", '"release"', "place-release"),
    "matching": ('"blue"', "match-blue", '"toggle"', "match-toggle"),
}
"""What would tell the answer of kinds whose rows are not all shown as they are named."""


def secrets_of(kind: str) -> tuple[str, ...]:
    """What must not be sent before it is earned."""
    return ("Secret explanation", "The one fact to keep.", "is_key", *PATTERNS.get(kind, ()))


def found_in(text: str, kind: str) -> list[str]:
    """Those of the secrets that the text holds."""
    return [secret for secret in secrets_of(kind) if secret in text]


@ALL
def test_no_page_or_refusal_holds_the_key_before_an_answer(
    client: Client, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    lesson = KindsLesson(kind)
    url, key = lesson.check_url(key_of(kind)), key_of(kind)
    addresses = (lesson.url, f"{lesson.url}?check={key}", f"{lesson.url}?practise={key}")
    forged = f"{lesson.url}?practised={key}&choice={RIGHT[kind]}"
    told = [client.get(address, headers=HTMX) for address in (*addresses, forged)]
    for form in ({}, {"choice": "x", "answer": "\x00", "place-x": "1", "match-x": "y"}):
        sent = {"revision": lesson.filled(kind, RIGHT[kind])["revision"], **form}
        told += [client.post(url, sent, headers=headers) for headers in ({}, HTMX)]
    told.append(client.post(url, lesson.filled(kind, RIGHT[kind], revision="0"), headers=HTMX))

    assert [answer.status_code for answer in told] == [200] * 4 + [422] * 4 + [409]
    for answer in told:
        assert not found_in(everything_sent(answer), kind)
    assert not found_in(everything_logged(caplog), kind)


@ALL
def test_the_same_search_finds_what_is_earned(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)

    card = lesson.send(client, kind, RIGHT[kind])

    assert found_in(card, kind)[:2] == ["Secret explanation", "The one fact to keep."]


@pytest.mark.parametrize("kind", ["numeric", "short_text"])
def test_patterns_are_told_once_they_are_earned(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)

    card = lesson.send(client, kind, "", reveal="1")

    assert ("3.5 ± 0.1" in card) or ("launch… dark…" in card)


@pytest.mark.parametrize("kind", [kind for kind in OTHERS if kind != "true_false"])
def test_a_wrong_answer_earns_its_own_explanation_at_most(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)

    card = lesson.send(client, kind, WRONG[kind][0])

    told = re.findall(r"Secret explanation of ([\w-]+)", card)
    earned = {"multiple": ["wrong-a"], "numeric": ["doubled"], "short_text": ["canary"]}
    assert told == earned.get(kind, [])
    assert "The one fact to keep." not in card


@pytest.mark.parametrize("kind", ["multiple", "true_false", "ordering", "matching"])
def test_rows_and_options_look_alike_before_the_answer(client: Client, kind: str) -> None:
    lesson = KindsLesson(kind)
    card = client.get(lesson.url).text.split(f'id="check-{key_of(kind)}"')[1]

    rows = re.findall(r'<div class="(?:ch|pl).*?</div>\s*(?:<label.*?</div>)?', card, re.DOTALL)
    names = r"(right|wrong)-[ab]|true|false|True|False|(Step|Left) \w+|[0-9a-f]{8}|>[A-D]<"
    shapes = {re.sub(names, "", row.strip()).replace("autofocus", "") for row in rows}

    assert len(rows) == {"multiple": 4, "true_false": 2, "ordering": 4, "matching": 3}[kind]
    assert len(shapes) == 1


def test_things_to_order_never_stand_in_their_order() -> None:
    question = KindsLesson("ordering").asked("ordering")

    orders = {tuple(c.key for c in question.order_for(f"learner {n}")) for n in range(300)}

    assert len(orders) == 23
    assert tuple(RIGHT["ordering"].split(",")) not in orders


def test_left_sides_and_options_are_shuffled_apart() -> None:
    question = KindsLesson("matching").asked("matching")
    seen = {
        (
            tuple(c.key for c in question.order_for(f"learner {n}")),
            tuple(c.key for c in question.options_for(f"learner {n}")),
        )
        for n in range(3000)
    }

    assert len(seen) == 6 * 24


def test_what_was_typed_is_not_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    lesson = KindsLesson("short_text")

    lesson.send(client, "short_text", "my very own words")

    assert "my very own words" not in everything_logged(caplog)
