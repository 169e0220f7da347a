"""The page that judges given answers anew: asked, previewed, decided."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import Cohort, CohortGrader, User
from quizzes.models import QuestionRevision, Regrade, RegradeEvent
from releases.models import AuditEvent
from tests.admin.people import make_person
from tests.factories import NOW, CourseFactory, LearnerFactory, QuestionRevisionFactory
from tests.results.answers import answer, join

ALSO_A = "?policy=accept&choice=wrong-a"


def page_of(revision: QuestionRevision, asking: str = "") -> str:
    return f"/admin/quizzes/questionrevision/{revision.pk}/regrade/{asking}"


def stamp_in(text: str) -> str:
    found = re.search(r'name="stamp" value="(\w+)"', text)
    assert found
    return found[1]


def test_the_form_says_what_is_right_now_and_what_can_be_decided(
    asked: QuestionRevision, instructing: Client
) -> None:
    page = instructing.get(page_of(asked)).text

    for words in ("Right now:", "Choice right", "Accept also", "Change the key", "Everyone right"):
        assert words in page
    assert "What would change" not in page


def test_a_preview_counts_for_instructors_and_names_nobody(
    asked: QuestionRevision, instructing: Client
) -> None:
    page = instructing.get(page_of(asked, ALSO_A)).text

    assert "under 5" in page
    assert "Names are shown to those who may see" in page
    assert "Ada" not in page
    assert not Regrade.objects.exists()


def test_a_preview_names_who_changes_to_those_who_see_everybody(
    asked: QuestionRevision, administering: Client
) -> None:
    page = administering.get(page_of(asked, ALSO_A)).text

    assert "Ada" in page
    assert "Ben" in page
    # A form's token is random letters and may hold these two.
    assert not re.search(r"\bCy\b", page)


def test_a_decision_needs_a_reason_and_then_stands(
    asked: QuestionRevision, instructing: Client
) -> None:
    address = page_of(asked, ALSO_A)
    stamp = stamp_in(instructing.get(address).text)

    refused = instructing.post(address, {"stamp": stamp, "reason": "  "}).text
    assert "Say why, in a sentence." in refused
    assert not Regrade.objects.exists()

    done = instructing.post(address, {"stamp": stamp, "reason": "A is right as well."}, follow=True)
    assert "The answers are judged anew." in done.text
    made = Regrade.objects.get()
    assert (made.better, made.worse, made.same) == (2, 0, 2)
    assert RegradeEvent.objects.filter(regrade=made, verdict_after="correct").count() == 2
    event = AuditEvent.objects.get(action="regraded")
    assert "A is right as well." in event.note


def test_an_answer_since_the_preview_shows_it_again(
    asked: QuestionRevision, instructing: Client
) -> None:
    address = page_of(asked, ALSO_A)
    stamp = stamp_in(instructing.get(address).text)
    answer(LearnerFactory.create(), asked, "wrong-a", try_number=1)

    shown = instructing.post(address, {"stamp": stamp, "reason": "It is right."}).text

    assert "came since the preview" in shown
    assert stamp_in(shown) != stamp
    assert "It is right." in shown
    assert not Regrade.objects.exists()


def test_a_grader_of_one_cohort_is_told_how_many_others_change(
    asked: QuestionRevision, instructing: Client
) -> None:
    person = User.objects.get(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="export_response"))
    join(asked.responses.order_by("id")[0].learner, "Spring")
    CohortGrader.objects.create(cohort=Cohort.objects.get(), grader=person, since=NOW)

    page = instructing.get(page_of(asked, ALSO_A)).text

    assert "Ada" in page
    assert "Ben" not in page
    assert "1 more changes, in cohorts you do not grade." in page


def test_names_come_fifty_on_a_page(asked: QuestionRevision, administering: Client) -> None:
    for _each in range(50):
        answer(LearnerFactory.create(), asked, "wrong-a", try_number=1)

    first = administering.get(page_of(asked, ALSO_A)).text
    last = administering.get(page_of(asked, f"{ALSO_A}&page=2")).text

    assert first.count('scope="row"><bdi>') == 50
    assert last.count('scope="row"><bdi>') == 2
    assert "page=2" in first
    assert "Page 2 of 2." in last


def test_a_preview_in_which_nobody_changes_says_so(
    asked: QuestionRevision, administering: Client
) -> None:
    page = administering.get(page_of(asked, "?policy=accept&choice=wrong-c")).text

    assert "Nothing changes for those who have answered." in page


def test_a_draft_is_changed_where_it_is_written(
    asked: QuestionRevision, instructing: Client
) -> None:
    draft = QuestionRevisionFactory.create(question=asked.question)

    answered = instructing.get(page_of(draft), follow=True)

    assert "Nobody has answered a draft" in answered.text


def test_the_course_of_others_is_not_there(asked: QuestionRevision) -> None:
    stranger = make_person("learner")
    stranger.is_staff = True
    stranger.save()
    for codename in ("regrade_questionrevision", "view_questionrevision"):
        stranger.user_permissions.add(Permission.objects.get(codename=codename))
    CourseFactory.create(instructors=[stranger])
    client = Client()
    client.force_login(stranger)

    assert client.get(page_of(asked)).status_code == 404


def test_whoever_may_not_regrade_is_refused(asked: QuestionRevision, instructing: Client) -> None:
    person = User.objects.get(is_staff=True)
    person.groups.clear()
    person.user_permissions.add(Permission.objects.get(codename="view_questionrevision"))

    assert instructing.get(page_of(asked)).status_code == 403


@pytest.mark.parametrize(
    "asking",
    ["?policy=accept", "?policy=nonsense", "?choice=wrong-a", "?policy=accept&choice=%01none",
     "?policy=change&choice=" + "x" * 5000, "?policy=accept&choice=right", "?page=9&policy=\u202e"],
)  # fmt: skip
def test_nonsense_gets_one_sentence_and_changes_nothing(
    asked: QuestionRevision, instructing: Client, asking: str
) -> None:
    address = page_of(asked, asking)

    assert 'role="alert"' in instructing.get(address).text
    posted = instructing.post(address, {"reason": "x", "stamp": "y"})
    assert posted.status_code == 200
    assert not Regrade.objects.exists()
