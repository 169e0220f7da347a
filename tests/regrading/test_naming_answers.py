"""Every kind's page names answers in fields of its own, and tells decisions in words."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import User
from quizzes.models import QuestionRevision, Regrade, RegradeEvent, Standing
from quizzes.regrading import applying
from tests.quizzes.kinds_of_questions import WRONG, KindsLesson, key_of
from tests.regrading.deciding import decide
from tests.regrading.test_regrade_pages import page_of


@pytest.mark.parametrize("kind", [kind for kind in WRONG if kind != "single"])
def test_a_decision_about_each_kind_is_told_in_words(kind: str, administering: Client) -> None:
    revision = KindsLesson(kind).questions[key_of(kind)]

    page = administering.get(page_of(revision)).text
    made = decide(revision, "change", WRONG[kind][0])

    assert "Answers, for" in page
    assert administering.get(page_of(revision)).status_code == 200
    told = administering.get(f"/admin/quizzes/regrade/{made.pk}/change/").text
    assert "Take this regrade back" in told
    assert str(made) in told


def test_whoever_may_not_regrade_takes_nothing_back(
    asked: QuestionRevision, instructing: Client
) -> None:
    made = decide(asked, "void")
    person = User.objects.filter(is_staff=True).get()
    person.groups.clear()
    person.user_permissions.add(Permission.objects.get(codename="view_regrade"))

    assert instructing.get(f"/admin/quizzes/regrade/{made.pk}/undo/").status_code == 403


def test_a_revision_that_stands_otherwise_by_now_is_not_moved(asked: QuestionRevision) -> None:
    decide(asked, "void")

    with pytest.raises(applying.MovedMeanwhileError):
        applying._stand(asked, None)


def test_records_name_themselves(asked: QuestionRevision) -> None:
    decide(asked, "void")

    assert str(Regrade.objects.get()).endswith("void")
    assert str(RegradeEvent.objects.first()).startswith(str(Regrade.objects.get()))
    assert "no longer counts" in str(Standing.objects.first())
