"""Of each item, the newest revision whose release reaches the learner's ring."""

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Learner
from courses.models import SectionRevision
from releases.promotion import promote, roll_back
from releases.rings import BUCKETS, Ring
from tests.factories import (
    NOW,
    LearnerFactory,
    SectionFactory,
    SectionRevisionFactory,
    released,
)

pytestmark = pytest.mark.django_db


def seen(learner: Learner) -> list[int]:
    """The numbers of the revisions the learner sees."""
    revisions = SectionRevision.objects.seen_by(learner).order_by("section_id", "number")
    return [revision.number for revision in revisions]


def test_a_draft_is_seen_by_nobody() -> None:
    SectionRevisionFactory.create()

    assert seen(LearnerFactory.create(user__is_staff=True)) == []


def test_staff_see_the_newer_revision_first_and_learners_when_it_reaches_them() -> None:
    section = SectionFactory.create()
    learner, staff = LearnerFactory.create(), LearnerFactory.create(user__is_staff=True)
    released(SectionRevisionFactory.create(section=section), scope="c")
    newer = released(SectionRevisionFactory.create(section=section), scope="c", to=Ring.A1)

    assert (seen(learner), seen(staff)) == ([1], [2])

    newer.share = BUCKETS
    newer.save()
    promote(newer, by=None, at=NOW)
    assert seen(learner) == [2]


def test_a_rollback_gives_the_earlier_revision_back_at_once() -> None:
    section = SectionFactory.create()
    learner = LearnerFactory.create()
    released(SectionRevisionFactory.create(section=section), scope="c")
    newer = released(SectionRevisionFactory.create(section=section), scope="c")
    assert seen(learner) == [2]

    roll_back(newer, by=None, at=NOW, reason="wrong figure")

    assert seen(learner) == [1]


def test_inactive_staff_see_what_learners_see() -> None:
    released(SectionRevisionFactory.create(), scope="c", to=Ring.A1)

    assert seen(LearnerFactory.create(user__is_staff=True, user__is_active=False)) == []


def test_it_takes_two_queries_however_many_items_there_are(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    released(*[SectionRevisionFactory.create() for _ in range(5)], scope="c")
    learner = LearnerFactory.create()

    with django_assert_num_queries(2):
        assert len(seen(learner)) == 5


def test_a_release_of_another_course_is_left_out_when_asked() -> None:
    released(SectionRevisionFactory.create(), scope="this")
    released(SectionRevisionFactory.create(), scope="that")

    revisions = SectionRevision.objects.seen_by(LearnerFactory.create(), scope="this")
    assert revisions.count() == 1
