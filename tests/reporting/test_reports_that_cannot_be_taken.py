"""Reports that are empty, huge, hostile or about nothing: one sentence each, and nothing kept."""

import pytest
from django.test import Client

from accounts.models import Learner
from quizzes.models import QuestionReport, ReportState
from quizzes.reporting import taking
from quizzes.reporting.moving import move_reports
from quizzes.reporting.taking import BusyReportError, NoMoreWordsError, take_report
from tests.factories import (
    NOW,
    LearnerFactory,
    Lesson,
    QuestionRevisionFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
)
from tests.reporting.reports import report_url, reported

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("question-reports")]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Choose what is wrong."),
        ({"kind": "nonsense", "words": "x"}, "Choose one of the kinds listed."),
        ({"kind": "other", "words": " \r\n "}, "Say in a few words what is wrong."),
        ({"kind": "typo", "words": "x" * 2001}, "This is longer than 2,000 characters"),
        ({"kind": "other", "words": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_it_is_refused_in_one_sentence_with_the_words_kept(
    sent: dict[str, str], told: str, client: Client
) -> None:
    answer = client.post(report_url(Lesson()), sent)

    assert answer.status_code == 422
    assert told in answer.text
    assert sent.get("words", "").strip("\0 \r\n")[:20] in answer.text
    assert QuestionReport.objects.count() == Learner.objects.count() == 0


@pytest.mark.parametrize("words", ["=1+1", "<script>alert(1)</script>", "سؤال خاطئ", "🤔" * 2000])
def test_words_of_any_kind_are_kept_and_shown_as_words(words: str, client: Client) -> None:
    lesson = Lesson()

    answer = client.post(report_url(lesson), {"kind": "other", "words": words}, follow=True)

    assert QuestionReport.objects.get().words == words
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("revision", ["0", "x", "-1", "9" * 30, "٣", "999999999"])
def test_a_revision_that_is_none_means_the_one_on_the_card(revision: str, client: Client) -> None:
    lesson = Lesson()

    client.post(report_url(lesson), {"kind": "typo", "revision": revision})

    assert QuestionReport.objects.get().revision == lesson.questions["first-check"]


def test_words_that_nobody_was_shown_are_not_told(client: Client) -> None:
    lesson = Lesson()
    question = lesson.questions["first-check"].question
    draft = QuestionRevisionFactory.create(question=question, stem="A secret stem?")

    answer = client.get(f"{report_url(lesson)}?revision={draft.pk}")

    assert "A secret stem?" not in answer.text


def test_a_question_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get(report_url(Lesson("a-check")) + "x").status_code == 404
    assert client.get(Lesson("b-check").check_url("no-such") + "report/").status_code == 404


def test_a_locked_section_leads_back_without_the_question(client: Client) -> None:
    first = Lesson("a-check")
    after = SectionFactory.create(module=first.section.module, opens_after=first.section)
    text = SectionRevisionFactory.create(
        section=after, source="## // x | Y {#first}\n\n/// check | later\n///\n"
    )
    question = QuestionRevisionFactory.create(question__section=after, question__key="later")
    released(text, question, scope=first.course.slug)

    answer = client.get(f"{after.get_absolute_url()}checks/later/report/")

    assert (answer.status_code, answer["Location"]) == (303, after.get_absolute_url())


def test_one_report_holds_so_many_words(client: Client) -> None:
    lesson, learner = Lesson(), LearnerFactory.create()
    client.force_login(learner.user)
    for letter in "ab":
        client.post(report_url(lesson), {"kind": "typo", "words": letter * 1900})

    answer = client.post(report_url(lesson), {"kind": "typo", "words": "c" * 1900})

    assert answer.status_code == 422
    assert "You have said much about this question already." in answer.text
    report = QuestionReport.objects.get()
    with pytest.raises(NoMoreWordsError):
        take_report(learner, report.revision_id, kind="typo", words="d" * 1900, at=NOW)


def test_a_report_that_others_keep_moving_asks_to_be_sent_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson, learner = Lesson(), LearnerFactory.create()
    reported(lesson, learner)
    client.force_login(learner.user)
    monkeypatch.setattr(taking, "_joined", lambda *_args, **_kwargs: False)

    answer = client.post(report_url(lesson), {"kind": "typo", "words": "More."})

    assert answer.status_code == 422
    assert "Please send it again." in answer.text
    with pytest.raises(BusyReportError):
        take_report(learner, lesson.questions["first-check"].pk, kind="typo", words="More.", at=NOW)


def test_words_join_a_report_that_somebody_moved_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lesson, learner, real = Lesson(), LearnerFactory.create(), taking._is_said
    report = reported(lesson, learner)

    def moved_meanwhile(seen: QuestionReport, kind: str, words: str) -> bool:
        monkeypatch.setattr(taking, "_is_said", real)
        move_reports({seen.pk: seen.moves}, to=ReportState.WORKING, by=None, at=NOW)
        return False

    monkeypatch.setattr(taking, "_is_said", moved_meanwhile)
    take_report(learner, report.revision_id, kind="typo", words="More.", at=NOW)

    report.refresh_from_db()
    assert (report.words, report.state, report.moves) == ("Why?\n\nMore.", "open", 3)
    told = [str(event).rpartition(" · ")[2] for event in report.events.all()]
    assert told == ["open", "in work", "open"]
