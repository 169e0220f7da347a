"""Advice on a question, and on the questions of a section taken together."""

import pytest

from courses.models import Section
from quizzes.models import Choice, QuestionRevision
from releases.advice import advice_on
from tests.factories import (
    QuestionFactory,
    QuestionRevisionFactory,
    SectionFactory,
    SectionRevisionFactory,
)

pytestmark = pytest.mark.django_db

LONG = "The traffic is moved bit by bit while one watches what it does to the people"


def written(
    *texts: str, stem: str = "Which one?", passage: str = "two-sides", **fields: object
) -> QuestionRevision:
    """A question with these choices, the first of them right."""
    revision: QuestionRevision = QuestionRevisionFactory.create(
        stem=stem, passage=passage, **fields
    )
    revision.choices.all().delete()
    for position, text in enumerate(texts):
        Choice.objects.create(
            revision=revision, position=position, key=f"c{position}", text=text,
            explanation="It holds because of the law.", is_key=position == 0,
        )  # fmt: skip
    return revision


def said(revision: QuestionRevision) -> list[tuple[str, str]]:
    """Where, and the first words."""
    return [(each.where, " ".join(each.message.split()[:3])) for each in advice_on(revision)]


def test_a_good_question_needs_no_advice() -> None:
    assert advice_on(written("Blue", "Green", "Canary")) == []


def test_a_negated_stem_and_a_missing_passage_are_told() -> None:
    revision = written("Blue", "Green", stem="Which is not a pattern?", passage="")

    assert said(revision) == [
        ("Question", "“not” is easily"), ("Passage to reread", "Name the passage"),
    ]  # fmt: skip


def test_all_of_the_above_is_told_only_where_it_may_move() -> None:
    revision = written("Blue", "All of the above")
    assert ("Choice c1", "It speaks of") in said(revision)

    revision.choices.filter(key="c1").update(is_last=True)
    assert ("Choice c1", "It speaks of") not in said(revision)

    fixed = written("Blue", "All of the above", shuffle=False)
    assert ("Choice c1", "It speaks of") not in said(fixed)


def test_a_sweeping_distractor_is_told_and_a_sweeping_key_is_not() -> None:
    assert said(written("It always holds", "It never holds")) == [("Choice c1", "“never” makes a")]


def test_more_than_four_choices_are_many() -> None:
    assert said(written(*"ABCDE")) == [("Choices", "5 choices: more")]


def test_a_key_that_is_the_longest_by_far_is_told() -> None:
    assert said(written(LONG, "Blue", "Green")) == [("Choices", "The right choice")]


def test_an_explanation_of_three_words_explains_nothing() -> None:
    revision = written("Blue", "Green")
    choice = revision.choices.get(key="c1")
    choice.explanation = "This is wrong."
    choice.save()

    assert said(revision) == [("Choice c1", "The explanation says")]


def test_kinds_without_choices_on_offer_are_asked_about_their_stem_alone() -> None:
    assert said(written("3.5", "4", "5", "6", "7", kind="numeric")) == []


def checks(section: Section, *firsts: str) -> list[str]:
    """The advice on a section whose checks have these right choices."""
    source = ""
    for number, first in enumerate(firsts):
        question = QuestionFactory.create(section=section, key=f"q{number}")
        written("Once it was otherwise", "Blue", question=question)
        written(first, "Blue", question=question)
        source += f"/// check | q{number}\n///\n\n"
    revision = SectionRevisionFactory.create(section=section, source=f"Words.\n\n{source}", lede="")
    return [each.message for each in advice_on(revision)]


def test_a_pattern_over_all_checks_of_a_section_is_told() -> None:
    told = "In every check the right choice is the longest; learners notice that."

    assert checks(SectionFactory.create(), LONG, LONG, LONG) == [told]
    assert checks(SectionFactory.create(), LONG, LONG, "Green") == []
    assert checks(SectionFactory.create(), LONG, LONG) == []


def test_a_section_without_a_check_is_told() -> None:
    revision = SectionRevisionFactory.create(source="Words.", lede="")

    assert [each.message for each in advice_on(revision)] == [
        "No knowledge check: readers cannot tell whether they have understood."
    ]
