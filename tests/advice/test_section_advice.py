"""Advice on a section's text: reading, pictures, links; none of it keeps it from being released."""

import pytest

from courses.models import SectionRevision
from releases.advice import Advice, advice_on
from tests.factories import SectionRevisionFactory

pytestmark = pytest.mark.django_db

PLAIN = "Deploy the new version to the idle side. Look at it. Then move the traffic to it. "
HARD = (
    "Organisational authorisation considerations necessitate comprehensive documentation of the "
    "interdependencies characterising infrastructural configurations in the enterprise. "
)


def found(source: str) -> list[Advice]:
    """What is said of a section with this text, its checks aside."""
    revision: SectionRevision = SectionRevisionFactory.create(source=source, lede="")
    return [each for each in advice_on(revision) if "knowledge check" not in each.message]


def said(source: str) -> list[str]:
    """The sentences alone."""
    return [each.message for each in found(source)]


def test_plain_short_prose_needs_no_advice() -> None:
    assert found(f"## Two sides {{#two}}\n\n{PLAIN * 12}") == []


def test_a_hard_passage_is_named_by_its_heading() -> None:
    [advice] = found(f"## Rules {{#rules}}\n\n{HARD * 8}")

    assert advice.message.startswith("Hard to read: it takes about ")
    assert advice.where == "Rules"


def test_hard_words_in_few_sentences_are_let_pass() -> None:
    assert found(HARD) == []


def test_a_sentence_that_goes_on_is_quoted() -> None:
    sentence = "The team " + "waits for the gate and " * 9 + "goes home. "

    [message] = said(PLAIN + sentence)

    assert message == "A sentence of 49 words begins “The team waits for the …”; divide it."


def test_a_passage_without_end_asks_for_another_heading() -> None:
    assert "divide them with another heading" in said(PLAIN * 50)[0]


def test_other_languages_are_not_judged_by_english() -> None:
    assert (
        found("Die Anteile werden vollständig umgeleitet, sobald nichts auffällt, und so. " * 20)
        == []
    )


@pytest.mark.parametrize(
    ("alt", "reason"),
    [
        ("screenshot.png", "file's name"),
        ("IMG_2031", "file's name"),
        ("Image of two servers", "Readers know that it is a picture"),
        ("a picture of a switch", "Readers know that it is a picture"),
        ("Servers", "One word seldom"),
        ("Traffic moves from blue to green while " + "it waits and " * 12, "The gist"),
    ],
)
def test_a_description_that_describes_little_is_told_by_line(alt: str, reason: str) -> None:
    source = f"Two sides.\n\n/// figure\n    image: images/a.png\n    alt: {alt}\n\nCaption.\n///\n"

    [advice] = [each for each in found(source) if each.line]

    assert (advice.where, advice.line) == ("Text", 5)
    assert reason.lower() in advice.message.lower()


def test_two_pictures_described_alike_are_told_apart() -> None:
    figure = "/// figure\n    image: images/a.png\n    alt: Blue beside green\n\nSides.\n///\n\n"

    assert said(figure + figure) == ["Two pictures are described alike; say what tells them apart."]


@pytest.mark.parametrize("words", ["here", "Click here", "this link", "More…"])
def test_a_link_says_where_it_leads(words: str) -> None:
    assert said(f"Read it [{words}](https://example.org/a).") == [
        f"“{words}” does not say where the link leads; name the page."
    ]


def test_an_address_is_no_name_for_a_page() -> None:
    [advice] = found("One.\n\nSee [https://example.org](https://example.org).")

    assert (advice.line, "hard to listen to" in advice.message) == (3, True)


def test_code_is_not_read_as_text() -> None:
    assert (
        said("Write `[here](x)`.\n\n```\n[here](x)\nalt: a.png\n```\n\n[The guide](guide).") == []
    )
