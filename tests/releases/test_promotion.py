"""Moving a release: one ring at a time, once, with its event; and back at once."""

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from releases.models import FrozenRevisionError, Release, ReleaseEvent
from releases.promotion import (
    MovedMeanwhileError,
    MoveRefusedError,
    SmokeTestsFailedError,
    change_share,
    collect,
    promote,
    revisions_of,
    roll_back,
)
from releases.rings import Ring
from tests.factories import (
    NOW,
    QuestionRevisionFactory,
    ReleaseFactory,
    SectionRevisionFactory,
    UserFactory,
    released,
)

pytestmark = pytest.mark.django_db


def test_a_release_goes_outwards_one_ring_at_a_time_and_each_move_is_recorded() -> None:
    release = ReleaseFactory.create()
    user = UserFactory.create()

    for _ring in range(3):
        promote(release, by=user, at=NOW, reason="criteria met")

    release.refresh_from_db()
    assert (release.ring, release.moves) == (Ring.A3, 3)
    events = ReleaseEvent.objects.order_by("number").values_list("from_ring", "to_ring", "by")
    assert list(events) == [(0, 1, user.pk), (1, 2, user.pk), (2, 3, user.pk)]


@pytest.mark.parametrize("ring", [Ring.A3, Ring.ROLLED_BACK])
def test_there_is_no_ring_beyond_the_last(ring: Ring) -> None:
    release = ReleaseFactory.create(ring=ring, moves=3)

    with pytest.raises(MoveRefusedError, match="no ring is left"):
        promote(release, by=None, at=NOW)


def test_of_two_who_promote_at_once_only_the_first_does() -> None:
    release = ReleaseFactory.create()
    seen_by_another = Release.objects.get(pk=release.pk)
    promote(release, by=None, at=NOW)

    with pytest.raises(MovedMeanwhileError):
        promote(seen_by_another, by=None, at=NOW)

    assert ReleaseEvent.objects.count() == 1


def test_a_rollback_is_one_update_and_one_event(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    release = released(SectionRevisionFactory.create(), scope="course")

    # SAVEPOINT, UPDATE, two INSERTs, what was scheduled, what is read as a ghost, what reports wait
    # for, RELEASE
    with django_assert_num_queries(8):
        event = roll_back(release, by=None, at=NOW, reason="  a wrong key  ")

    assert (event.from_ring, event.to_ring, event.reason) == (3, -1, "a wrong key")


@pytest.mark.parametrize("ring", [Ring.OFF, Ring.ROLLED_BACK])
def test_what_nobody_sees_cannot_be_rolled_back(ring: Ring) -> None:
    release = ReleaseFactory.create(ring=ring, moves=1)

    with pytest.raises(MoveRefusedError, match="nobody sees it"):
        roll_back(release, by=None, at=NOW, reason="why not")


def test_a_rollback_says_why() -> None:
    release = released(SectionRevisionFactory.create(), scope="course")

    with pytest.raises(MoveRefusedError, match="Say why"):
        roll_back(release, by=None, at=NOW, reason="  ")


def test_the_share_of_ring_a2_changes_with_its_event() -> None:
    release = ReleaseFactory.create(ring=Ring.A2, moves=2)

    change_share(release, 2000, by=None, at=NOW)

    release.refresh_from_db()
    assert (release.ring, release.share) == (Ring.A2, 2000)
    assert ReleaseEvent.objects.get().kind == "share_changed"


@pytest.mark.parametrize("share", [0, -1, 10_001])
def test_a_share_outside_its_bounds_is_refused(share: int) -> None:
    with pytest.raises(MoveRefusedError, match="1 to 10,000"):
        change_share(ReleaseFactory.create(ring=Ring.A1, moves=1), share, by=None, at=NOW)


def test_an_author_may_not_promote_their_own_work_unless_the_team_is_one_person(
    settings: Settings,
) -> None:
    author = UserFactory.create()
    release = ReleaseFactory.create()
    collect(release, [SectionRevisionFactory.create(created_by=author)])

    with pytest.raises(MoveRefusedError, match="other than its author"):
        promote(release, by=author, at=NOW)

    settings.RELEASES_AUTHOR_MAY_PROMOTE = True
    assert promote(release, by=author, at=NOW).by_author


def test_smoke_tests_stop_the_first_promotion_and_list_everything() -> None:
    release = ReleaseFactory.create()
    question = QuestionRevisionFactory.create(choices=["right", "wrong"])
    question.choices.filter(key="wrong").update(explanation="  ")
    text = SectionRevisionFactory.create(source="## // a | A\n\n/// check | nowhere\n///\n")
    collect(release, [question, text])

    with pytest.raises(SmokeTestsFailedError) as failure:
        promote(release, by=None, at=NOW)

    assert len(failure.value.problems) == 2
    assert "say why “wrong” is right or wrong" in str(failure.value)
    assert "the check “nowhere” is in no release" in str(failure.value)
    release.refresh_from_db()
    assert release.ring == Ring.OFF


def test_a_collected_revision_cannot_change_or_go() -> None:
    revision = SectionRevisionFactory.create()
    release = ReleaseFactory.create()
    collect(release, [revision])

    for act in (revision.save, revision.delete):
        with pytest.raises(FrozenRevisionError, match="write a new revision"):
            act()
    assert list(revisions_of(release)) == [revision]


def test_choices_of_a_collected_question_cannot_change() -> None:
    revision = QuestionRevisionFactory.create()
    collect(ReleaseFactory.create(), [revision])

    choice = revision.choices.first()
    choice.text = "another"
    with pytest.raises(FrozenRevisionError):
        choice.save()


def test_a_draft_is_collected_once_and_all_or_nothing() -> None:
    taken = SectionRevisionFactory.create()
    collect(ReleaseFactory.create(), [taken])
    free = SectionRevisionFactory.create()

    with pytest.raises(MoveRefusedError, match="in a release already"):
        collect(ReleaseFactory.create(), [free, taken])

    free.refresh_from_db()
    assert free.is_draft


def test_nothing_is_added_to_a_release_that_has_moved() -> None:
    release = released(SectionRevisionFactory.create(), scope="course")

    with pytest.raises(MoveRefusedError, match="make a new release"):
        collect(release, [SectionRevisionFactory.create()])


def test_a_draft_may_change_and_go() -> None:
    draft = SectionRevisionFactory.create()
    draft.title = "Better"

    draft.save()
    draft.delete()

    assert draft.pk is None
