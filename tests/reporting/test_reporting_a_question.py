"""A learner reports a problem with a question, on a plain page of its own."""

import pytest
from django.test import Client

from accounts.models import Learner
from quizzes.models import QuestionReport, ReportEvent
from quizzes.throttle import REPORTS_PER_LEARNER
from tests.factories import LearnerFactory, Lesson, QuestionRevisionFactory, released
from tests.reporting.reports import report_url

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("question-reports")]
TYPO = {"kind": "typo", "words": "It says teh."}


def test_a_card_leads_to_the_page_and_the_page_tells_nothing_of_the_answer(client: Client) -> None:
    lesson = Lesson()
    asked = lesson.questions["first-check"]
    link = f"{report_url(lesson)}?revision={asked.pk}"

    assert link in client.get(lesson.url).text
    answer = client.get(link)

    assert "What happens?" in answer.text
    for secret in ("Choice", "Secret explanation", "The one fact to keep."):
        assert secret not in answer.text
    assert QuestionReport.objects.count() == Learner.objects.count() == 0


def test_a_guest_reports_without_an_address(client: Client) -> None:
    lesson = Lesson()

    answer = client.post(report_url(lesson), TYPO, follow=True)

    report = QuestionReport.objects.get()
    assert answer.redirect_chain[0][1] == 303
    assert "Thank you. Your report has arrived." in answer.text
    assert "It says teh." in answer.text
    assert (report.kind, report.words, report.state) == ("typo", "It says teh.", "open")
    assert report.revision == lesson.questions["first-check"]
    assert report.learner.is_guest


def test_a_person_reports_and_nobody_else_reads_it_there(client: Client) -> None:
    lesson, learner = Lesson(), LearnerFactory.create()
    client.force_login(learner.user)

    client.post(report_url(lesson), TYPO)

    assert QuestionReport.objects.get().learner == learner
    assert "It says teh." in client.get(report_url(lesson)).text
    assert "It says teh." not in Client().get(report_url(lesson)).text


def test_the_same_form_again_changes_nothing(client: Client) -> None:
    lesson = Lesson()

    for _again in range(3):
        client.post(report_url(lesson), TYPO)

    assert QuestionReport.objects.get().moves == ReportEvent.objects.count() == 1


def test_more_about_the_same_revision_joins_the_first_report(client: Client) -> None:
    lesson = Lesson()
    client.post(report_url(lesson), TYPO)

    client.post(report_url(lesson), {"kind": "unclear", "words": "Which\r\nrelease?"})
    client.post(report_url(lesson), {"kind": "technical", "words": ""})

    report = QuestionReport.objects.get()
    assert (report.kind, report.words) == ("technical", "It says teh.\n\nWhich\nrelease?")
    assert [event.note for event in report.events.all()] == [
        "It says teh.", "Which\nrelease?", "",
    ]  # fmt: skip


def test_a_newer_wording_is_reported_on_its_own(client: Client) -> None:
    lesson = Lesson()
    client.post(report_url(lesson), TYPO)
    newer = QuestionRevisionFactory.create(question=lesson.questions["first-check"].question)
    released(newer, scope=lesson.course.slug)

    client.post(report_url(lesson), TYPO)

    revisions = QuestionReport.objects.order_by("id").values_list("revision__number", flat=True)
    assert list(revisions) == [1, 2]


def test_the_revision_that_was_shown_is_reported_though_it_was_edited_since(client: Client) -> None:
    lesson = Lesson()
    shown = lesson.questions["first-check"]
    released(QuestionRevisionFactory.create(question=shown.question), scope=lesson.course.slug)

    answer = client.post(report_url(lesson), TYPO | {"revision": str(shown.pk)}, follow=True)

    assert QuestionReport.objects.get().revision == shown
    assert f"revision={shown.pk}" in answer.redirect_chain[0][0]


def test_after_an_answer_the_revision_answered_is_reported(client: Client) -> None:
    lesson = Lesson()
    client.post(lesson.check_url(), lesson.form(choice="right"))
    shown = lesson.questions["first-check"]
    released(QuestionRevisionFactory.create(question=shown.question), scope=lesson.course.slug)

    client.post(report_url(lesson), TYPO)

    assert QuestionReport.objects.get().revision == shown


def test_many_reports_in_a_minute_are_asked_to_wait_and_keep_their_words(client: Client) -> None:
    lesson = Lesson()
    for number in range(REPORTS_PER_LEARNER):
        client.post(report_url(lesson), {"kind": "typo", "words": f"Mistake {number}."})

    answer = client.post(report_url(lesson), {"kind": "typo", "words": "One too many."})

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) >= 1
    assert "Please wait a minute, then send again." in answer.text
    assert "One too many.</textarea>" in answer.text
    assert "One too many." not in QuestionReport.objects.get().words
