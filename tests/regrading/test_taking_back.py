"""A regrade is taken back, newest first; the record keeps both."""

from __future__ import annotations

from django.test import Client

from quizzes.models import QuestionRevision, Regrade, RegradeEvent, Standing
from releases.models import AuditEvent
from tests.factories import LearnerFactory
from tests.regrading.deciding import decide, take_back
from tests.regrading.test_regrade_pages import stamp_in
from tests.results.answers import answer


def page_of(made: Regrade) -> str:
    return f"/admin/quizzes/regrade/{made.pk}/undo/"


def test_taking_back_restores_what_was_told(asked: QuestionRevision, instructing: Client) -> None:
    made = decide(asked, "accept", "wrong-a")
    shown = instructing.get(page_of(made)).text

    done = instructing.post(page_of(made), {"stamp": stamp_in(shown)}, follow=True)

    assert "The regrade is taken back." in done.text
    assert "It was taken back already." in done.text
    assert not Standing.objects.exists()
    assert RegradeEvent.objects.filter(regrade=made, is_undo=True).count() == 2
    assert AuditEvent.objects.filter(action="regrade_undone").exists()
    made.refresh_from_db()
    assert made.undone_at is not None
    assert QuestionRevision.objects.get(pk=asked.pk).active_regrade is None


def test_one_below_a_newer_is_refused_in_words(
    asked: QuestionRevision, instructing: Client
) -> None:
    older = decide(asked, "accept", "wrong-a")
    decide(asked, "void")

    refused = instructing.get(page_of(older), follow=True).text

    assert "take that one back first" in refused
    assert Regrade.objects.get(pk=older.pk).undone_at is None


def test_taking_back_leads_to_the_regrade_below(asked: QuestionRevision) -> None:
    older = decide(asked, "accept", "wrong-a")
    newer = decide(asked, "accept", "wrong-b")

    take_back(newer)

    asked.refresh_from_db()
    assert asked.active_regrade == older
    assert set(Standing.objects.values_list("verdict", "points", "regrade")) == {
        ("correct", 2, older.pk)
    }


def test_what_both_regrades_say_stands_by_the_older_again(asked: QuestionRevision) -> None:
    older = decide(asked, "everyone")
    newer = decide(asked, "change", "wrong-a")
    moved = Standing.objects.filter(regrade=newer)
    assert moved.exists()
    Standing.objects.filter(regrade=older).update(regrade=newer)

    take_back(newer)

    assert set(Standing.objects.values_list("regrade", flat=True)) == {older.pk}


def test_an_answer_since_the_preview_shows_the_way_back_again(
    asked: QuestionRevision, instructing: Client
) -> None:
    made = decide(asked, "accept", "wrong-a")
    stamp = stamp_in(instructing.get(page_of(made)).text)
    answer(LearnerFactory.create(), asked, "wrong-b", try_number=1)

    shown = instructing.post(page_of(made), {"stamp": stamp}).text

    assert "came since the preview" in shown
    assert Regrade.objects.get(pk=made.pk).undone_at is None


def test_the_record_says_what_was_decided(asked: QuestionRevision, instructing: Client) -> None:
    made = decide(asked, "accept", "wrong-a", reason="A is right as well.")
    decide(asked, "everyone")

    page = instructing.get(f"/admin/quizzes/regrade/{made.pk}/change/").text
    listed = instructing.get("/admin/quizzes/regrade/").text

    assert "Choice wrong-a" in page
    assert "A newer regrade of this question stands upon it" in page
    assert "A is right as well." in listed
