"""After somebody deleted their account, no text of any table leads to them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from accounts.models import CohortInvitation, CohortMembership, Learner, Session, User
from accounts.scopes import EVERYONE
from casestudies.models import Download
from courses.exports.filters import Filters
from courses.models import SectionProgress
from courses.own_data.forgetting import forget
from courses.own_data.names import STAND_IN
from courses.rebuilding import rebuild
from labs.models import LabRun
from quizzes.answer_key import from_revision
from quizzes.exports.csv_stream import csv_stream
from quizzes.kinds.registry import kind_of
from quizzes.models import Response
from releases.models import AuditEvent, ReviewComment
from results.rows import newest_rows
from tests.factories import NOW, UserFactory
from tests.own_data.someone import EMAIL, NAME, SECRET_WORDS, Someone

pytestmark = pytest.mark.django_db
EVERYTHING = Filters(scope=EVERYONE)
TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
DAY = NOW.replace(hour=0, minute=0)


def texts() -> Iterator[tuple[str, str]]:
    """Every text of every row there is, with where it stands."""
    for model in apps.get_models():
        names = [each.attname for each in model._meta.concrete_fields if isinstance(each, TEXTS)]
        for row in model._base_manager.values(*names) if names else ():
            yield from ((f"{model._meta.label}.{name}", str(row[name])) for name in names)


def telling(*secrets: str) -> set[str]:
    """The fields in which one of these stands, in either case."""
    return {where for where, text in texts() if any(one.lower() in text.lower() for one in secrets)}


def test_neither_name_nor_address_nor_key_nor_typed_words_stand_anywhere() -> None:
    someone = Someone()
    secrets = (NAME, EMAIL, "Quillfeather", SECRET_WORDS, someone.learner.key, someone.guest.key)
    before = telling(*secrets)

    forget(someone.owner, at=NOW)

    assert {"accounts.User.email", "quizzes.Response.answer", "admin.LogEntry.object_repr"} < before
    assert {"releases.AuditEvent.note", "releases.ReviewComment.resolved_by"} < before
    assert telling(*secrets) == set()


def test_account_sign_ins_memberships_progress_and_downloads_go() -> None:
    someone = Someone()
    other = Someone.__new__(Someone)
    other.user = UserFactory.create()

    forget(someone.owner, at=NOW)

    for model in (Session, CohortMembership, CohortInvitation, SectionProgress, Download):
        assert not model.objects.exists()
    assert not User.objects.filter(pk=someone.user.pk).exists()
    assert User.objects.filter(pk=other.user.pk).exists()


def test_answers_stay_as_numbers_without_the_time_of_day_or_the_form() -> None:
    someone = Someone()
    verdicts = sorted(Response.objects.values_list("revision", "verdict", "points"))

    forget(someone.owner, at=NOW)

    kept = Response.objects.order_by("id")
    assert sorted(kept.values_list("revision", "verdict", "points")) == verdicts
    assert {row.answered_at for row in kept} == {DAY}
    assert {row.attempt for row in kept} == {f"forgotten-{row.pk}" for row in kept}
    assert {str(learner) for learner in Learner.objects.all()} == {"deleted learner"}
    assert {learner.forgotten_at for learner in Learner.objects.all()} == {DAY}


def test_what_was_typed_becomes_what_it_was_taken_for_and_stays_right() -> None:
    someone = Someone()
    someone._answer(someone.typed, "verb", answer="Launched it darkly", learner=someone.guest)
    someone._answer(someone._asked("short_text"), answer="nothing like it")

    forget(someone.owner, at=NOW)

    typed = Response.objects.filter(revision__kind="short_text").order_by("id")
    assert [row.answer for row in typed] == ["canary", "launch dark", "[deleted]"]
    question = from_revision(someone.typed)
    assert kind_of("short_text").named(question, "launch dark") == "verb"
    assert Response.objects.get(revision__kind="numeric").answer == "7"


def test_how_long_a_lab_took_stays_and_when_it_was_does_not() -> None:
    someone = Someone()

    forget(someone.owner, at=NOW)

    first, second = LabRun.objects.order_by("number").values_list("played_at", flat=True)
    assert (first, (second - first).total_seconds()) == (DAY, 90)


def test_the_record_tells_of_it_and_of_their_acts_without_saying_who() -> None:
    someone = Someone()

    forget(someone.owner, at=NOW, note="by themselves")

    told = AuditEvent.objects.get(action="forgotten")
    assert (told.by, told.who, told.thing) == (None, "deleted learner", STAND_IN)
    assert AuditEvent.objects.get(action="saved").who == STAND_IN
    assert AuditEvent.objects.get(action="invited").note == STAND_IN
    comments = ReviewComment.objects.order_by("id").values_list("author", "text", "resolved_by")
    assert list(comments) == [
        (STAND_IN, "Shorter, please.", ""),
        ("Bo", "Done.", STAND_IN),
    ]


def test_exports_and_tables_call_them_a_deleted_learner() -> None:
    someone = Someone()
    forget(someone.owner, at=NOW)

    rows = list(csv.DictReader(io.StringIO(b"".join(csv_stream(EVERYTHING)).decode())))

    assert {(row["name"], row["email"], row["cohorts"]) for row in rows} == {
        ("deleted learner", "", "")
    }
    assert {row.learner for row in newest_rows(EVERYTHING, limit=9)} == {"deleted learner"}


def test_rebuilding_progress_makes_none_of_what_is_left() -> None:
    someone = Someone()
    forget(someone.owner, at=NOW)

    assert list(rebuild(write=True)) == []
    assert not SectionProgress.objects.exists()
