"""Taking a revision out of a release again, as long as nobody has seen it there."""

import pytest

from releases.promotion import MoveRefusedError, collect, revisions_of, take_out
from tests.factories import ReleaseFactory, SectionRevisionFactory, released

pytestmark = pytest.mark.django_db


def test_what_is_taken_out_is_a_draft_again_and_may_change() -> None:
    release, text = ReleaseFactory.create(), SectionRevisionFactory.create()
    collect(release, [text, SectionRevisionFactory.create()])

    take_out(release, text)

    text.title = "Better"
    text.save()
    assert text.is_draft
    assert text not in revisions_of(release)


def test_nothing_is_taken_out_of_a_release_that_has_moved() -> None:
    text = SectionRevisionFactory.create()
    release = released(text, scope="course")

    with pytest.raises(MoveRefusedError, match="make a new release"):
        take_out(release, text)

    text.refresh_from_db()
    assert text.release == release


def test_what_the_release_does_not_ship_cannot_be_taken_out() -> None:
    release, text = ReleaseFactory.create(), SectionRevisionFactory.create()

    with pytest.raises(MoveRefusedError, match="is not in"):
        take_out(release, text)
