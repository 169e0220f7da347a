"""What has to be earned cannot be found: keys, choices, explanations, hints, debriefs."""

import pytest

from courses.models import Passage
from courses.search.words import words_in
from quizzes.models import Choice
from tests.factories import Lesson, released
from tests.labs.factories import LabRevisionFactory
from tests.search.terms import links

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("learner-search", "search-marks")]

SECRETS = ["secret", "explanation", "choice right", "one fact to keep", "wrong", "right"]


@pytest.mark.parametrize("question", SECRETS)
def test_no_answer_is_found_by_searching(question: str) -> None:
    lesson = Lesson()

    assert links(lesson.course, question) == []


def test_the_index_itself_holds_nothing_of_a_key() -> None:
    Lesson()
    stored = " ".join(
        f"{row.heading} {row.text} {row.words} {row.heading_words}" for row in Passage.objects.all()
    )

    assert "happens" in stored
    for choice in Choice.objects.all():
        assert choice.text not in stored
        assert words_in(choice.explanation) not in stored
        assert choice.key not in stored
    assert "fact" not in stored


def test_a_lab_is_found_by_what_it_tells_before_the_first_move() -> None:
    lesson = Lesson("first-check")
    lab = LabRevisionFactory.create(lab__section=lesson.section, lab__key="a-lab")
    released(lab, scope=lesson.course.slug)
    row = Passage.objects.get(kind="lab")

    assert row.heading == f"LAB_01 counting: {lab.title}"
    assert row.text == "Press a lever until you are there. There are 3 steps to make."


def test_hints_and_debriefs_are_not_in_the_index() -> None:
    LabRevisionFactory.create(
        hints={"short": ["Zanzibar."]},
        first_step="Zanzibar.",
        debrief=[{"measure": "steps", "text": "Zanzibar.", "passage": "first"}],
    )

    assert not Passage.objects.filter(words__contains="zanzibar").exists()
    assert not Passage.objects.filter(heading_words__contains="zanzibar").exists()
