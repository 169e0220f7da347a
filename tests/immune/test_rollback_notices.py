"""A rollback has to be read before anything else of the course goes further out."""

from __future__ import annotations

import pytest

from releases.immune_system.notices import acknowledge, recipients, told_evidence, unread
from releases.immune_system.patrolling import patrol
from releases.metrics import registry
from releases.models import AuditEvent, RollbackNotice
from releases.promotion import change_share, promote, roll_back
from releases.refusals import MoveRefusedError
from releases.rings import Ring
from tests.factories import NOW, UserFactory
from tests.immune.conftest import BAD, Shown
from tests.immune.guarded import LATER, in_ring

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(shown: Shown) -> RollbackNotice:
    """A release that was rolled back by a patrol."""
    shown.arms = BAD
    in_ring(name="Harmful")
    patrol(at=LATER)
    return RollbackNotice.objects.get()


def test_until_it_is_acknowledged_no_release_of_the_course_goes_further(
    notice: RollbackNotice,
) -> None:
    successor, person = in_ring(Ring.A1), UserFactory.create()

    with pytest.raises(MoveRefusedError, match="“Harmful” was rolled back by the immune system"):
        promote(successor, by=person, at=LATER)
    acknowledge(notice, by=person, at=LATER)
    promote(successor, by=person, at=LATER)

    assert successor.ring == Ring.A2


def test_other_courses_other_moves_and_the_system_itself_are_not_kept_from_it(
    notice: RollbackNotice,
) -> None:
    person = UserFactory.create()

    other = in_ring(Ring.A1, scope="other")
    promote(other, by=person, at=LATER)
    own = in_ring(Ring.A1)
    promote(own, by=None, at=LATER)
    change_share(own, 6000, by=person, at=LATER)
    roll_back(own, by=person, at=LATER, reason="so")

    assert (other.ring, own.ring) == (Ring.A2, Ring.ROLLED_BACK)


def test_it_is_acknowledged_once_and_recorded(notice: RollbackNotice) -> None:
    first, second = UserFactory.create(), UserFactory.create()

    answers = [acknowledge(notice, by=person, at=LATER) for person in (first, second)]

    notice.refresh_from_db()
    assert answers == [True, False]
    assert (notice.acknowledged_by, notice.acknowledged_at) == (first, LATER)
    assert list(unread("course")) == []
    assert AuditEvent.objects.get(action="acknowledged").by == first


def test_the_evidence_is_kept_and_told_even_of_a_metric_that_is_gone(
    notice: RollbackNotice, monkeypatch: pytest.MonkeyPatch
) -> None:
    (known,) = told_evidence(notice)
    monkeypatch.setattr(registry, "_metrics", {})
    (gone,) = told_evidence(notice)

    assert known.title == "First-Try-Correct"
    assert known.words.startswith("40.0 % of 100 with it, 75.0 % of 100 without it: 35.0 points")
    assert known.between.endswith("points")
    assert (gone.title, gone.words, gone.between) == ("first-try-correct", "", "")


def test_authors_and_whoever_moved_it_are_told_once_each_while_they_are_active(
    notice: RollbackNotice,
) -> None:
    author = next(iter(recipients(notice)))
    mover, gone = UserFactory.create(), UserFactory.create(is_active=False)
    release = notice.release
    type(release).objects.filter(pk=release.pk).update(created_by=author)
    for number, person in enumerate((mover, gone), start=90):
        release.events.create(
            number=number, kind="promoted", from_ring=0, to_ring=1, share=1, at=NOW, by=person
        )
    release.refresh_from_db()

    assert recipients(notice) == [author, mover]
