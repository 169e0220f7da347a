"""Who reported a question is told once what came of it: on the section's page and by mail."""

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.merging import claim
from accounts.models import Learner
from accounts.models.learners import key_of_guest
from quizzes.drafts import begin_question_draft
from quizzes.models import QuestionReport
from quizzes.reporting.moving import move_reports
from releases.promotion import roll_back
from tests.factories import NOW, LearnerFactory, Lesson, UserFactory, released
from tests.reporting.reports import answer, instructing, report_url, reported

pytestmark = [pytest.mark.django_db, pytest.mark.needs_toggles("question-reports")]
FIXED = "You reported this question: it was fixed."
STAYS = "You reported this question: it was looked at and stays as it is."


def settle(report: QuestionReport, to: str = "fixed", reply: str = "") -> None:
    move_reports({report.pk: report.moves}, to=to, reply=reply, by=None, at=NOW)
    report.refresh_from_db()


def signed_in(learner: Learner) -> Client:
    client = Client()
    client.force_login(learner.user)
    return client


@pytest.mark.parametrize(("state", "told"), [("fixed", FIXED), ("declined", STAYS)])
def test_the_section_tells_it_until_the_learner_puts_it_away(state: str, told: str) -> None:
    lesson, learner = Lesson(), LearnerFactory.create()
    report, client = reported(lesson, learner), signed_in(learner)
    answer(instructing(), lesson, report, state=state, reply="Thank <you>.")

    page = client.get(lesson.url).text

    assert told in page
    assert "Thank &lt;you&gt;." in page
    seen = client.post(f"{report_url(lesson)}seen/")
    assert (seen.status_code, seen["Location"]) == (303, lesson.url)
    assert told not in client.get(lesson.url).text
    assert "Thank &lt;you&gt;." in client.get(report_url(lesson)).text


def test_only_who_waits_for_something_costs_a_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    lesson, learner, other = Lesson(), LearnerFactory.create(), LearnerFactory.create()
    settle(reported(lesson, learner))
    waiting, without = signed_in(learner), signed_in(other)
    without.get(lesson.url)

    with django_assert_num_queries(2):
        assert FIXED not in without.get(lesson.url).text
    with django_assert_num_queries(4):
        assert FIXED in waiting.get(lesson.url).text


def test_putting_one_away_leaves_the_others() -> None:
    lesson, learner = Lesson(), LearnerFactory.create()
    settle(reported(lesson, learner))
    client = signed_in(learner)

    client.post(f"{report_url(lesson, 'second-check')}seen/")
    Client().post(f"{report_url(lesson)}seen/")

    assert FIXED in client.get(lesson.url).text


def test_a_release_with_a_newer_wording_fixes_what_was_in_work() -> None:
    lesson = Lesson()
    taken_up, left = reported(lesson, state="working"), reported(lesson)
    draft, _begun = begin_question_draft(taken_up.revision, by=UserFactory.create(), at=NOW)

    release = released(draft, scope=lesson.course.slug)

    taken_up.refresh_from_db()
    left.refresh_from_db()
    assert (taken_up.state, taken_up.fixed_in, left.state) == ("fixed", release, "open")
    assert FIXED in signed_in(taken_up.learner).get(lesson.url).text
    roll_back(release, by=None, at=NOW, reason="Worse.")
    taken_up.refresh_from_db()
    assert (taken_up.state, taken_up.fixed_in, taken_up.settled_at) == ("working", None, None)
    assert FIXED not in signed_in(taken_up.learner).get(lesson.url).text


def test_what_is_said_after_the_answer_opens_the_report_again() -> None:
    lesson, learner = Lesson(), LearnerFactory.create()
    report = reported(lesson, learner)
    settle(report, "declined", "No.")

    reported(lesson, learner, words="But look again.")

    report.refresh_from_db()
    assert (report.state, report.reply, report.moves) == ("open", "", 3)
    assert STAYS not in signed_in(learner).get(lesson.url).text


def test_what_a_guest_reported_is_told_to_the_person_they_turn_out_to_be() -> None:
    lesson, person = Lesson(), LearnerFactory.create()
    guest = LearnerFactory.create(guest=True, key=key_of_guest("g" * 43))
    settle(reported(lesson, guest))

    claim(person.user, guest_token="g" * 43, at=NOW)

    assert FIXED in signed_in(person).get(lesson.url).text


def test_where_both_reported_the_same_the_person_hears_of_their_own() -> None:
    lesson, person = Lesson(), LearnerFactory.create()
    guest = LearnerFactory.create(guest=True, key=key_of_guest("g" * 43))
    reported(lesson, person)
    settle(reported(lesson, guest))

    claim(person.user, guest_token="g" * 43, at=NOW)

    assert QuestionReport.objects.filter(learner=guest).count() == 1
    assert FIXED not in signed_in(person).get(lesson.url).text


@pytest.fixture
def outbox(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """Mail is on, and everything sent lands here."""
    settings.MAIL_IS_ON = True
    sent: list[EmailMessage] = []
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    monkeypatch.setattr(EmailBackend, "send_messages", lambda _self, mails: sent.extend(mails))
    return sent


def confirmed(learner: Learner, *, verified: bool = True) -> Learner:
    EmailAddress.objects.create(
        user=learner.user, email=learner.user.email, verified=verified, primary=True
    )
    return learner


def test_people_with_a_confirmed_address_get_one_mail(outbox: list[EmailMessage]) -> None:
    lesson, learner = Lesson(), confirmed(LearnerFactory.create())
    lesson.course.title = "A\nB"
    lesson.course.save()

    settle(reported(lesson, learner), reply="Thank you.")

    (mail,) = outbox
    assert mail.to == [learner.user.email]
    assert mail.subject == "A B: about the question you reported"
    assert mail.body.startswith(f"{FIXED}\n\nThank you.\n\nCourse: ")


@pytest.mark.parametrize("who", ["guest", "unconfirmed", "inactive", "not settled", "mail off"])
def test_nobody_else_gets_a_mail(
    who: str, outbox: list[EmailMessage], settings: LazySettings
) -> None:
    lesson = Lesson()
    learner = LearnerFactory.create(guest=who == "guest")
    if who != "guest":
        confirmed(learner, verified=who != "unconfirmed")
    if who == "inactive":
        type(learner.user).objects.update(is_active=False)
    settings.MAIL_IS_ON = who != "mail off"

    settle(reported(lesson, learner), "working" if who == "not settled" else "fixed")

    assert outbox == []


def test_a_mail_server_that_is_down_stops_nothing(
    outbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_args: object) -> None:
        raise OSError

    lesson = Lesson()
    monkeypatch.setattr(EmailBackend, "send_messages", down)
    reports = [reported(lesson, confirmed(LearnerFactory.create())) for _each in range(2)]

    for report in reports:
        settle(report)

    assert [report.state for report in reports] == ["fixed", "fixed"]
    assert outbox == []
