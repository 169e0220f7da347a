"""`forget_learners`: who stayed away for too long goes, whoever came back or works here stays."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from accounts.models import CohortGrader, Learner, User
from courses.models import SectionProgress
from courses.own_data import retention
from tests.factories import CohortFactory, LearnerFactory, SectionFactory, UserFactory

pytestmark = pytest.mark.django_db


def long_ago() -> dict[str, object]:
    return {"created_at": timezone.now() - timedelta(days=100)}


def silent(**fields: object) -> Learner:
    """Somebody who came a hundred days ago and never again."""
    learner = LearnerFactory.create(**long_ago() | fields)
    if learner.user:
        User.objects.filter(pk=learner.user.pk).update(date_joined=learner.created_at)
    return learner


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("forget_learners", *words, stdout=out, stderr=io.StringIO(), verbosity=0)
    return out.getvalue()


def left() -> set[int]:
    """Learners that still are somebody."""
    return set(Learner.objects.filter(forgotten_at=None).values_list("pk", flat=True))


def test_people_and_guests_who_stayed_away_go_and_newcomers_stay() -> None:
    new = LearnerFactory.create()
    silent()
    silent(guest=True)
    User.objects.filter(pk=UserFactory.create().pk).update(date_joined=long_ago()["created_at"])

    assert run("--older-than", "90") == "3 learners deleted.\n"

    assert left() == {new.pk}
    assert set(User.objects.all()) == {new.user}
    assert run("--older-than", "90") == "0 learners deleted.\n"


def test_whoever_did_something_lately_stays_also_as_the_guest_they_were() -> None:
    acted, signed_in, as_guest = silent(), silent(), silent()
    guest = silent(guest=True, merged_into=as_guest, merged_at=timezone.now())
    User.objects.filter(pk=signed_in.user.pk).update(last_login=timezone.now())
    for learner in (acted, guest):
        SectionProgress.objects.create(
            learner=learner, section=SectionFactory.create(),
            started_at=timezone.now(), updated_at=timezone.now(),
        )  # fmt: skip

    run("--older-than", "90")

    assert left() == {acted.pk, signed_in.pk, as_guest.pk, guest.pk}


def test_whoever_works_here_stays() -> None:
    staff, grader, helper, signing = silent(), silent(), silent(), UserFactory.create()
    User.objects.filter(pk=staff.user.pk).update(is_staff=True)
    grader.user.groups.add(Group.objects.get(name="Grader"))
    CohortGrader.objects.create(cohort=CohortFactory.create(), grader=helper.user)
    old = long_ago()["created_at"]
    User.objects.filter(pk=signing.pk).update(date_joined=old, last_login=timezone.now())

    assert run("--older-than", "90") == "0 learners deleted.\n"


def test_a_dry_run_only_counts() -> None:
    learner = silent()

    told = run("--older-than", "90", "--dry-run")

    assert told == "Nothing deleted; it would be: 1 learner deleted.\n"
    assert left() == {learner.pk}


def test_somebody_who_comes_back_meanwhile_is_left_alone() -> None:
    learner, at = silent(), timezone.now()
    person = UserFactory.create()
    rule = {"since": at - timedelta(days=90), "at": at, "note": ""}

    User.objects.filter(pk=learner.user.pk).update(last_login=at)

    assert not retention.forget_learner(learner.pk, **rule)
    assert not retention.forget_person(person.pk, **rule)


def test_the_setting_counts_where_no_days_are_given() -> None:
    silent()

    with override_settings(RETENTION_DAYS=101):
        assert run() == "0 learners deleted.\n"
    with override_settings(RETENTION_DAYS=99):
        assert run() == "1 learner deleted.\n"


@pytest.mark.parametrize("words", [(), ("--older-than", "0"), ("--older-than", "36501")])
def test_without_a_number_of_days_nobody_goes(words: tuple[str, ...]) -> None:
    learner = silent()

    with pytest.raises(CommandError, match="Say --older-than DAYS, or set RETENTION_DAYS"):
        run(*words)

    assert left() == {learner.pk}


def test_one_person_can_be_named_and_nobody_else_goes() -> None:
    asked, other = LearnerFactory.create(), silent()
    unlearned = UserFactory.create(email="never@example.org")

    run("--only", asked.user.email.upper())
    run("--only", "never@example.org")

    assert left() == {other.pk}
    assert not User.objects.filter(pk=unlearned.pk).exists()
    with pytest.raises(CommandError, match="nobody has that address"):
        run("--only", "nobody@example.org")


def test_who_cannot_go_is_told_and_the_others_go() -> None:
    last = UserFactory.create(is_superuser=True, email="root@example.org")

    with pytest.raises(CommandError, match="only administrator"):
        run("--only", last.email)

    assert User.objects.filter(pk=last.pk).exists()
