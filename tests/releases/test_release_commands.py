"""Releases are listed and moved from the command line, in a person's name."""

import io

import pytest
from django.core.management import CommandError, call_command

from releases.management.commands import promote_release
from releases.models import Release, ReleaseEvent
from releases.promotion import promote
from releases.rings import Ring
from tests.factories import NOW, ReleaseFactory, SectionRevisionFactory, UserFactory, released

pytestmark = pytest.mark.django_db


def _run(command: str, *words: object) -> str:
    out = io.StringIO()
    call_command(command, *map(str, words), stdout=out)
    return out.getvalue()


@pytest.fixture
def release() -> Release:
    """A release of one text that staff see."""
    return released(SectionRevisionFactory.create(), scope="ships", to=Ring.A1, name="Sails")


def test_the_list_says_where_each_release_stands(release: Release) -> None:
    other = ReleaseFactory.create(scope="boats", name="Oars", share=150)

    said = _run("list_releases")

    assert [line.split() for line in said.splitlines()] == [
        [str(other.pk), "off", "1.5", "%", "0", "boats", "Oars"],
        [str(release.pk), "A1", "·", "staff", "only", "5", "%", "1", "ships", "Sails"],
    ]


def test_the_list_can_be_of_one_course(release: Release) -> None:
    ReleaseFactory.create(scope="boats")

    assert len(_run("list_releases", "--course", "ships").splitlines()) == 1


def test_a_promotion_is_recorded_with_its_person_and_reason(release: Release) -> None:
    person = UserFactory.create(email="ada@example.org")

    said = _run("promote_release", release.pk, "--by", "Ada@Example.org", "--reason", "all green")

    assert said == "“Sails” now stands in A2 · small %.\n"
    event = ReleaseEvent.objects.get(number=2)
    assert (event.by, event.reason, event.to_ring) == (person, "all green", Ring.A2)


def test_a_promotion_that_names_its_ring_is_made_once(release: Release) -> None:
    UserFactory.create(email="ada@example.org")
    asked = ("promote_release", release.pk, "--by", "ada@example.org", "--to", "A2")

    said = _run(*asked)
    with pytest.raises(CommandError, match="“Sails” is A2 · small %: a promotion would not lead"):
        _run(*asked)

    assert said == "“Sails” now stands in A2 · small %.\n"


def test_whoever_comes_second_is_told_who_was_first(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    UserFactory.create(email="ada@example.org")
    as_it_was = Release.objects.get()
    promote(release, by=UserFactory.create(name="Grace"), at=NOW)
    monkeypatch.setattr(promote_release, "release_of", lambda _number: as_it_was)

    with pytest.raises(CommandError, match="Grace was first: promoted to A2"):
        _run("promote_release", release.pk, "--by", "ada@example.org")


def test_a_release_that_ships_nothing_is_not_promoted() -> None:
    UserFactory.create(email="ada@example.org")
    empty = ReleaseFactory.create()

    with pytest.raises(CommandError, match="It ships nothing: take drafts in first"):
        _run("promote_release", empty.pk, "--by", "ada@example.org")


def test_a_rollback_is_recorded_with_its_person_and_reason(release: Release) -> None:
    UserFactory.create(email="ada@example.org")

    said = _run("roll_back_release", release.pk, "--by", "ada@example.org", "--reason", "it leaks")

    assert said == "“Sails” is rolled back.\n"
    release.refresh_from_db()
    assert release.ring == Ring.ROLLED_BACK


REFUSED = {
    "no such release": ("promote_release", 0, "ada@example.org", "There is no release 0"),
    "nobody": ("promote_release", None, "eve@example.org", "Nobody here has the address"),
    "someone who left": ("promote_release", None, "left@example.org", "Nobody here has"),
    "no reason": ("roll_back_release", None, "ada@example.org", "Say why"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_move_that_cannot_be_is_refused_in_words(release: Release, why: str) -> None:
    UserFactory.create(email="ada@example.org")
    UserFactory.create(email="left@example.org", is_active=False)
    command, number, by, words = REFUSED[why]
    chosen = release.pk if number is None else number

    with pytest.raises(CommandError, match=words):
        _run(command, chosen, "--by", by, "--reason", " ")

    release.refresh_from_db()
    assert release.ring == Ring.A1


def test_a_release_in_the_last_ring_cannot_be_promoted() -> None:
    release = released(SectionRevisionFactory.create(), scope="ships")
    UserFactory.create(email="ada@example.org")

    with pytest.raises(CommandError, match="no ring is left"):
        _run("promote_release", release.pk, "--by", "ada@example.org")
