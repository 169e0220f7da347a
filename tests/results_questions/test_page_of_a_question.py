"""The page of a question: its figures, who picks what, its lines, its revisions, and ways on."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client

from accounts.roles import INSTRUCTOR
from quizzes.models import QuestionReport, QuestionRevision
from tests.factories import NOW, LearnerFactory, QuestionRevisionFactory, UserFactory
from tests.results_questions.lessons import KEYS, answered, mended, taught
from tests.results_questions.people import grader_of
from tests.statistics.classes import ClassOf

pytestmark = pytest.mark.django_db
type Reading = Callable[..., HttpResponse]


def address(lesson: ClassOf, key: str = "first-check") -> str:
    return f"/results/questions/{lesson.questions[key].question_id}/"


@pytest.fixture
def read(client: Client) -> Reading:
    """What a grader of everybody reads on the page of a lesson's question."""
    client.force_login(grader_of())
    return lambda lesson, key="first-check", **asked: client.get(address(lesson, key), asked)


def words(html: str) -> str:
    """What is read, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_it_tells_how_the_question_does_and_who_picks_what(read: Reading) -> None:
    lesson = taught()
    answered(lesson, 4, "shown", "wrong-a", "wrong-a")

    told = words(read(lesson).text)

    assert "What happens?" in told
    assert "People who tried 40 Right at once 60 % 45 to 74 %" in told
    assert "Asked for the answer 10 % 4 to 23 %" in told
    assert "right 24 60 % 45 to 74 %" in told
    assert "The responses behind these figures" in told
    assert "Nobody picks" not in told


def test_lines_are_drawn_of_groups_of_learners_with_a_table(read: Reading) -> None:
    html = read(taught()).text

    assert "36 learners tried every scored question of the check." in html
    assert "plot__band" in html
    assert "100 % of 12" in html
    assert "The same numbers as a table" in html


def test_without_enough_learners_a_sentence_stands_for_the_lines(read: Reading) -> None:
    html = read(taught(3, 0, 0)).text

    assert "Trace lines are drawn once two groups" in html
    assert "plot__band" not in html


def test_revisions_are_compared_with_the_one_before(read: Reading) -> None:
    lesson = taught(0, 0, 36)
    newer = mended(lesson, change_note="Say which service")
    for learner in LearnerFactory.create_batch(30):
        lesson.answer(learner, "first-check", "right", revision=newer)

    told = words(read(lesson).text)

    assert "Clearly different from revision 1." in told
    assert "+100 points (+" in told
    assert "Say which service" in told
    assert told.index("Say which service") < told.index("Clearly different")


def test_what_may_be_chance_is_told_as_no_clear_difference(read: Reading) -> None:
    lesson = taught(0, 2, 1)
    newer = mended(lesson)
    lesson.answer(LearnerFactory.create(), "first-check", "right", revision=newer)
    lesson.answer(LearnerFactory.create(), "first-check", "wrong-a", revision=newer)

    assert "No clear difference from revision 1." in words(read(lesson).text)


def test_a_question_that_was_never_released_says_so(read: Reading) -> None:
    lesson = taught(1, 0, 0)
    draft = QuestionRevisionFactory.create(question__section=lesson.section)
    lesson.questions["draft"] = draft

    assert "never in a release" in read(lesson, "draft").text


def test_days_without_anybody_leave_the_page_standing(read: Reading) -> None:
    html = read(taught(), **{"from": "2030-01-01"}).text

    assert "People who tried" in html
    assert re.search(r"<dd>0</dd>", html)


def test_garbage_is_refused_at_its_field_and_the_question_stays(read: Reading) -> None:
    response = read(taught(1, 0, 0), cohort="nobody")

    assert response.status_code == 422
    assert "There is no cohort “nobody”." in response.text
    assert "first-check" in response.text


def test_an_instructor_drafts_a_fix_regrades_and_reads_reports_from_there(client: Client) -> None:
    person = UserFactory.create(staff=True)
    person.groups.add(Group.objects.get(name=INSTRUCTOR))
    lesson = taught(0, 0, 6)
    learner, revision = LearnerFactory.create(), lesson.questions["first-check"]
    QuestionReport.objects.create(learner=learner, revision=revision, kind="typo", reported_at=NOW)
    newer = mended(lesson)
    for each in LearnerFactory.create_batch(5):
        lesson.answer(each, "first-check", "right", revision=newer)
    client.force_login(person)

    html = client.get(address(lesson)).text
    fix = re.search(r'action="(/admin/quizzes/questionrevision/of/\d+/1/restore/)"', html)

    assert "1 report by a learner" in html
    assert "regrade/" in html
    assert "compare/?from=1&amp;to=2" in html
    assert "The responses behind" not in html
    assert fix is not None
    assert (
        address(lesson) in client.get(f"/admin/quizzes/questionrevision/{revision.pk}/change/").text
    )
    assert client.post(fix[1]).status_code == 302
    assert QuestionRevision.objects.drafts().get().question_id == revision.question_id


def test_a_grader_is_offered_nothing_that_only_authors_may_do(read: Reading) -> None:
    html = read(taught(1, 0, 0)).text

    assert "Draft a fix" not in html
    assert "Regrade" not in html
    assert re.search(r'href="/results/[^"]*question=\d+&amp;revision=\d+"', html)


@pytest.mark.parametrize("number", [0, 999_999, 10**30])
def test_an_unknown_question_is_not_found(client: Client, number: int) -> None:
    client.force_login(grader_of())

    assert client.get(f"/results/questions/{number}/").status_code == 404


def test_the_filters_go_along_to_the_list_and_to_the_responses(read: Reading) -> None:
    lesson = taught(1, 0, 0)

    html = read(lesson, **{"from": "2026-01-01"}).text

    assert f"?course={lesson.course.slug}&amp;from=2026-01-01" in html
    assert "&amp;from=2026-01-01" in html.split("The responses behind")[0].rsplit("<a", 1)[1]
    assert list(lesson.questions) == list(KEYS)
