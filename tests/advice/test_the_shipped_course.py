"""The course that ships with the product follows its own advice."""

import pytest

from courses.models import SectionRevision
from quizzes.models import QuestionRevision
from releases.advice import advice_on
from tests.labs.content.test_the_shipped_labs import SHIPPED
from tests.packs.folders import Folder


@pytest.mark.django_db
def test_no_text_and_no_question_of_the_shipped_course_needs_advice() -> None:
    Folder(SHIPPED).load()
    questions = list(QuestionRevision.objects.prefetch_related("choices"))
    shipped = [*SectionRevision.objects.all(), *questions]

    assert len(shipped) >= 3
    assert {str(revision): advice_on(revision) for revision in shipped if advice_on(revision)} == {}
