"""From the rows to what a process knows: in one small query, each row for itself."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import CohortMembership
from releases.toggles.rules import Rule
from releases.toggles.snapshot import Snapshot, read
from tests.factories import CohortFactory, LearnerFactory
from tests.toggles.factories import ToggleFactory, rule_of


@pytest.fixture
def known() -> Snapshot:
    return Snapshot()


@pytest.mark.django_db
def test_a_row_becomes_a_rule_and_takes_the_place_of_the_declared_one(known: Snapshot) -> None:
    row = ToggleFactory.create(
        name="learner-search", on=False, percent=20, variants=[["blue", 1], ["green", 2]]
    )

    rule = read(known).rules["learner-search"]

    assert rule == Rule(
        row.pk, row.name, row.kind, False, 20, row.salt, frozenset(), (("blue", 1), ("green", 2))
    )


@pytest.mark.django_db
def test_a_garbage_row_leaves_its_own_toggle_as_it_was_known_and_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ToggleFactory.create(name="spoilt", variants={"not": "a list"})
    ToggleFactory.create(name="never-known", variants=7)
    ToggleFactory.create(name="sound", on=True)

    found = read(Snapshot({"spoilt": rule_of("spoilt", percent=30)}))

    assert found.rules["spoilt"].percent == 30
    assert found.rules["sound"].on
    assert "never-known" not in found.rules
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]


@pytest.mark.django_db
def test_members_are_read_only_when_somebody_has_joined_or_left(
    known: Snapshot, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ada, bo = LearnerFactory.create_batch(2)
    cohort, other = CohortFactory.create_batch(2)
    for learner in (ada, bo):
        CohortMembership.objects.create(cohort=cohort, learner=learner)
    ToggleFactory.create(name="new", on=True, cohorts=[cohort, other])
    with django_assert_num_queries(3):
        first = read(known)
    with django_assert_num_queries(1):
        again = read(first)
    CohortMembership.objects.filter(learner=bo).delete()
    CohortMembership.objects.create(cohort=other, learner=bo)
    with django_assert_num_queries(3):
        moved = read(again)
    CohortMembership.objects.filter(learner=ada).delete()

    rule = first.rules["new"]
    assert rule.cohorts == {cohort.pk, other.pk}
    assert [s.is_member(rule, ada.pk) for s in (first, again, moved)] == [True] * 3
    assert not read(moved).is_member(rule, ada.pk)
    assert not first.is_member(rule, None)
    assert not Snapshot().is_member(rule, ada.pk)
