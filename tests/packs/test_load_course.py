"""A pack is loaded whole, shipped the first time, and never twice."""

from pathlib import Path

import pytest

from casestudies.models import CaseStudyRevision
from courses.models import Section, SectionRevision
from quizzes.models import QuestionRevision
from releases.models import Release, ReleaseEvent
from releases.rings import Ring
from tests.factories import UserFactory
from tests.packs.folders import SECTION, Folder, everything_stored

pytestmark = pytest.mark.django_db
SHIPPED = Path(__file__).parents[2] / "fixtures" / "cloud-integrations"


def test_the_first_load_ships_everything_through_every_ring(pack: Folder) -> None:
    said = pack.load()

    release = Release.objects.get()
    assert (release.scope, release.name, release.ring) == ("ships", "Ships, first release", Ring.A3)
    moves = ReleaseEvent.objects.order_by("number").values_list("to_ring", "by", "reason")
    assert list(moves) == [(ring, None, "loaded with the course") for ring in (1, 2, 3)]
    assert {*SectionRevision.objects.values_list("release", flat=True)} == {release.pk}
    assert QuestionRevision.objects.get().release == release
    assert CaseStudyRevision.objects.get().pages == 2
    assert "Released to everyone: Ships, first release." in said


def test_a_second_load_changes_nothing(pack: Folder) -> None:
    pack.load()
    before = everything_stored()

    said = pack.load()

    assert everything_stored() == before
    assert said == "Nothing changed.\n"


def test_a_changed_file_makes_one_new_draft_and_leaves_the_rest(pack: Folder) -> None:
    pack.load()
    pack.change(f"{SECTION}/questions.yaml", "What happens?", "What will happen?")

    said = pack.load()

    newest = QuestionRevision.objects.get(number=2)
    assert (newest.stem, newest.is_draft, newest.choices.count()) == ("What will happen?", True, 2)
    assert SectionRevision.objects.count() == CaseStudyRevision.objects.count() == 1
    assert "1 draft waits for a release." in said


def test_a_draft_that_was_loaded_is_changed_in_place(pack: Folder) -> None:
    pack.load("--draft")
    pack.change(f"{SECTION}/section.md", "Some text", "More text")
    pack.change(f"{SECTION}/questions.yaml", "It does not", "It never does")

    pack.load()

    assert "More text" in SectionRevision.objects.get().source
    assert QuestionRevision.objects.get().choices.get(key="wrong").explanation == "It never does."
    assert not Release.objects.exists()


def test_a_draft_that_a_person_wrote_is_left_as_it_is(pack: Folder) -> None:
    pack.load()
    section = Section.objects.get()
    person = UserFactory.create()
    SectionRevision.objects.create(section=section, title="Mine", source="…", created_by=person)

    pack.load()

    titles = section.revisions.order_by("number").values_list("title", flat=True)
    assert list(titles) == ["First", "Mine", "First"]


def test_a_later_load_ships_what_the_pack_says_when_asked(pack: Folder) -> None:
    pack.load()
    pack.change(f"{SECTION}/section.md", "Some text", "More text")
    pack.load()

    said = pack.load("--release")

    release = Release.objects.get(name="Ships, release 2")
    assert release.ring == Ring.A3
    assert SectionRevision.objects.get(number=2).release == release
    assert said == "Nothing changed.\nReleased to everyone: Ships, release 2.\n"


def test_there_is_no_release_of_nothing(pack: Folder) -> None:
    pack.load()

    said = pack.load("--release")

    assert Release.objects.count() == 1
    assert said == "Nothing changed.\n"


def test_a_release_never_takes_a_name_that_is_in_use(pack: Folder) -> None:
    pack.load("--draft")
    Release.objects.create(scope="ships", name="Ships, release 2")

    pack.load("--release")

    assert Release.objects.filter(name="Ships, release 3", ring=Ring.A3).exists()


def test_a_quiet_load_says_nothing(pack: Folder) -> None:
    assert pack.load("--verbosity=0") == ""


def test_the_course_that_ships_with_the_site_has_no_problem() -> None:
    assert Folder(SHIPPED).problems() == []
    assert "first release" in Folder(SHIPPED).load()
    assert CaseStudyRevision.objects.count() == QuestionRevision.objects.count() == 2
