"""Instructors answer what learners report of their questions."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from quizzes.models import QuestionRevision, ReportEvent
from quizzes.reporting.queue import MOST_SHOWN, queue_of
from releases.models import AuditEvent
from tests.factories import Lesson, QuestionRevisionFactory, released
from tests.reporting import reports
from tests.reporting.reports import answer, instructing, queue_url, reported
from tests.teaching import teach

pytestmark = pytest.mark.django_db
LIST = "/admin/quizzes/reportedquestion/"


def test_the_queue_lists_questions_once_with_what_waits() -> None:
    lesson = Lesson()
    reported(lesson)
    reported(lesson, state="working")

    page = instructing().get(LIST).text

    assert page.count("first-check</a>") == 1
    assert "second-check" not in page
    assert '<td class="field-waiting">1</td><td class="field-in_work">1</td>' in page
    assert '<td class="field-reported">2</td>' in page


@pytest.mark.parametrize(("state", "found"), [("open", True), ("fixed", False), ("x", True)])
def test_the_queue_is_narrowed_by_state(state: str, found: bool) -> None:
    reported(Lesson())

    answer = instructing().get(LIST, {"state": state}, follow=True)

    assert ("first-check</a>" in answer.text) is found


def test_the_page_shows_words_by_revision_and_no_name() -> None:
    lesson = Lesson()
    old = reported(lesson, words="The old <b>one</b>.")
    newer = QuestionRevisionFactory.create(question=old.revision.question, stem="Anew?")
    released(newer, scope=lesson.course.slug)

    page = instructing().get(queue_url(lesson)).text

    assert "The old &lt;b&gt;one&lt;/b&gt;." in page
    assert "1 report, 1 unanswered" in page.replace("\n", "")
    assert "A newer revision is in a release already." in page
    assert old.learner.user.name not in page
    assert old.learner.user.email not in page


def test_ticked_reports_move_and_the_others_stay() -> None:
    lesson = Lesson()
    one, two, client = reported(lesson), reported(lesson), instructing()

    sent = answer(client, lesson, one, state="declined", reply="It is meant so.")

    assert sent.status_code == 302
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.state, one.reply, two.state) == ("declined", "It is meant so.", "open")
    event = ReportEvent.objects.get(report=one, number=2)
    assert (event.to_state, event.by.is_staff) == ("declined", True)
    told = AuditEvent.objects.get(action="answered_reports")
    assert told.note == "1 → declined. It is meant so."
    assert "It is meant so." in client.get(queue_url(lesson)).text


def test_what_moved_meanwhile_stays_as_it_is() -> None:
    lesson = Lesson()
    report, client = reported(lesson), instructing()
    stale = f"{report.pk}:{report.moves}"
    answer(client, lesson, report, state="working")

    again = client.post(queue_url(lesson), {"reports": [stale], "state": "fixed"})

    assert again.status_code == 422
    assert "A report was moved meanwhile." in again.text
    report.refresh_from_db()
    same = answer(client, lesson, report, state="working")
    followed = client.get(same["Location"]).text
    assert "1 report stays as it is" in followed
    assert AuditEvent.objects.filter(action="answered_reports").count() == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"state": "fixed"}, "Tick the reports to answer."),
        ({"state": "nonsense"}, "Choose one of the states listed."),
        ({"state": "declined"}, "Say why it stays as it is"),
        ({"state": "fixed", "reply": "x" * 1001}, "at most 1000 characters"),
        ({"reports": ["1:1:1", "x", "\0"], "state": "fixed"}, "A report was moved meanwhile."),
    ],
)
def test_an_answer_that_cannot_be_read_changes_nothing(fields: dict[str, str], told: str) -> None:
    lesson = Lesson()
    report = reported(lesson)

    sent = instructing().post(queue_url(lesson), fields)

    assert sent.status_code == 422
    assert told in sent.text
    report.refresh_from_db()
    assert report.state == "open"


def test_drafting_a_fix_copies_that_revision_and_takes_its_reports_up() -> None:
    lesson = Lesson()
    report, client = reported(lesson), instructing()

    sent = client.post(queue_url(lesson), {"fix": "1"})

    draft = QuestionRevision.objects.get(question=report.revision.question, number=2)
    assert sent["Location"] == f"/admin/quizzes/questionrevision/{draft.pk}/change/"
    assert draft.choices.count() == 4
    report.refresh_from_db()
    assert report.state == "working"


@pytest.mark.parametrize("number", ["", "7", "-1", "x", "9" * 40])
def test_a_fix_of_no_revision_begins_nothing(number: str) -> None:
    lesson = Lesson()
    report, client = reported(lesson), instructing()

    page = client.post(queue_url(lesson), {"fix": number}, follow=True).text

    assert "Choose the revision to mend." in page
    assert QuestionRevision.objects.filter(question=report.revision.question).count() == 1


def test_the_reports_of_another_course_are_not_there() -> None:
    lesson = Lesson()
    report, client = reported(lesson), instructing()
    teach(reports.make_person("instructor"), lesson.course)
    lesson.course.instructors.clear()

    assert client.get(queue_url(lesson)).status_code == 404
    assert answer(client, lesson, report, state="fixed").status_code == 404
    assert client.post(queue_url(lesson), {"fix": "1"}).status_code == 404
    assert "first-check" not in client.get(LIST).text


def test_who_may_only_look_answers_nothing(client: Client) -> None:
    lesson = Lesson()
    report = reported(lesson)
    client.force_login(reports.staff("view_reportedquestion", "all_courses"))

    page = client.get(queue_url(lesson)).text

    assert "Why?" in page
    assert "Draft a fix" not in page
    assert answer(client, lesson, report, state="fixed").status_code == 403
    client.force_login(reports.staff("change_reportedquestion", "all_courses"))
    assert client.post(queue_url(lesson), {"fix": "1"}).status_code == 403
    client.force_login(reports.staff("all_courses"))
    assert client.get(queue_url(lesson)).status_code == 403


def test_many_reports_cost_four_queries_and_are_not_all_shown(
    django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizzes.reporting.queue.MOST_SHOWN", 3)
    lesson = Lesson()
    for _each in range(5):
        question = reported(lesson).revision.question_id

    with django_assert_num_queries(4):
        groups = queue_of(question)

    assert MOST_SHOWN == 200
    assert [(group.count, len(group.rows)) for group in groups] == [(5, 3)]
    assert "More are not shown here" in instructing().get(queue_url(lesson)).text
