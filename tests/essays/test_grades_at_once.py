"""What happens between a look and a deed: others were first, and what was shown no longer holds."""

import pytest

from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from quizzes.answer_key import asked_question
from quizzes.essays import queue
from quizzes.essays.giving import GradeRefusedError, NewGrade, give
from quizzes.essays.queue import essays, take, take_next
from quizzes.models import EssayGrade, EssayWork, Response
from tests.essays.lesson import EssayLesson, grader_of, learner_in
from tests.factories import NOW

pytestmark = pytest.mark.django_db
POINTS = {"idea": 3, "example": 1}


@pytest.fixture
def essay() -> Response:
    """One essay that one person grades."""
    return EssayLesson().sent_by(learner_in("Spring"))


def test_who_always_comes_too_late_gets_none(
    essay: Response, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "take", lambda *_args, **_kwargs: False)
    person = grader_of("Spring")

    assert take_next(essays(Filters(EVERYONE), person), by=person, at=NOW) is None


def test_a_graded_essay_is_left_to_whoever_decides_and_a_change_says_why(essay: Response) -> None:
    question = asked_question(essay.revision_id, essay.revision.renderer_version)
    ann, ben = grader_of("Spring"), grader_of("Spring")
    give(essay, question, NewGrade(POINTS, "", "", 0), by=ann, at=NOW)

    with pytest.raises(GradeRefusedError, match="Ask whoever decides"):
        give(essay, question, NewGrade(POINTS, "", "Mine.", 1), by=ben, at=NOW)
    with pytest.raises(GradeRefusedError, match="Say why"):
        give(essay, question, NewGrade(POINTS, "", "", 1), by=ann, at=NOW)

    assert EssayGrade.objects.count() == 1
    # A refused grade does not keep the essay on a desk.
    assert EssayWork.objects.get().claimed_by is None


def test_an_essay_whose_learner_had_it_deleted_is_in_no_queue(essay: Response) -> None:
    person = grader_of("Spring")
    Response.objects.filter(pk=essay.pk).update(attempt=f"forgotten-{essay.pk}")

    assert not essays(Filters(EVERYONE), person).exists()


def test_grades_and_work_say_what_they_are_in_the_record(essay: Response) -> None:
    person = grader_of("Spring")
    take(essay.pk, by=person, at=NOW)
    grade = EssayGrade(response=essay, role="first", number=1)

    assert str(EssayWork.objects.get()) == f"{essay.pk} · waits for a grader"
    assert str(grade) == f"{essay.pk} · first grader 1"
