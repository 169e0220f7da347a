"""A pack is loaded whole, shipped the first time, and never twice."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from casestudies.models import CaseStudyRevision
from courses.models import Course, Module, Section, SectionRevision
from quizzes.models import QuestionRevision
from releases.models import Release, ReleaseEvent
from releases.rings import Ring
from tests.casestudies.pdfs import make_pdf
from tests.factories import UserFactory
from tests.packs.folders import SECTION, Folder, everything_stored, stored_pdfs

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


def test_a_release_that_is_refused_takes_the_load_with_it(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("releases.promotion.problems_of", lambda _release: ["it leaks."])

    with pytest.raises(CommandError, match=r"Nothing was loaded.*it leaks\."):
        pack.load()

    assert not Course.objects.exists()
    assert stored_pdfs() == []


def test_a_load_that_breaks_halfway_leaves_no_row_and_no_file(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.packs.loading.ship", lambda *_, **__: 1 / 0)
    before = everything_stored()

    with pytest.raises(ZeroDivisionError):
        pack.load()

    assert everything_stored() == before
    assert stored_pdfs() == []


def test_a_load_that_breaks_keeps_files_that_others_use(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack.load()
    kept = stored_pdfs()
    pack.write(f"{SECTION}/case-studies/the-tills.pdf", make_pdf(3))
    monkeypatch.setattr("courses.packs.loading.ship", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        pack.load("--release")

    assert stored_pdfs() == kept
    assert len(kept) == 1


def test_a_file_that_changes_while_it_is_loaded_is_refused(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swap(*_: object) -> dict[str, Section]:
        pack.write(f"{SECTION}/case-studies/the-tills.pdf", make_pdf(9))
        return original(*_)

    from courses.packs import loading  # noqa: PLC0415

    original = loading.settle_places
    monkeypatch.setattr(loading, "settle_places", swap)

    with pytest.raises(CommandError, match="The file changed while the pack was read"):
        pack.load()

    assert not Course.objects.exists()


def test_modules_and_sections_can_exchange_their_numbers(pack: Folder) -> None:
    two = "  - number: 7\n    slug: m07\n    title: Oars\n"
    pack.write("course.yaml", (pack.root / "course.yaml").read_text() + two)
    pack.load()
    pack.change("course.yaml", "number: 6", "number: 8")
    pack.change("course.yaml", "number: 7", "number: 6")
    pack.change("course.yaml", "number: 8", "number: 7")

    pack.load()

    assert dict(Module.objects.values_list("slug", "number")) == {"m06": 7, "m07": 6}


def test_a_section_left_out_of_the_pack_stays_and_is_named(pack: Folder) -> None:
    another = "      - number: 4\n        slug: s4\n"
    text = (pack.root / "course.yaml").read_text()
    pack.write("course.yaml", text + another)
    pack.load()
    pack.write("course.yaml", text)

    said = pack.load()

    assert "M06/s4 is not in the pack; it stays as it is." in said
    assert Section.objects.count() == 2


def test_sections_open_after_others(pack: Folder) -> None:
    another = "      - number: 4\n        slug: s4\n        opens_after: m06/s3\n"
    pack.write("course.yaml", (pack.root / "course.yaml").read_text() + another)
    pack.load()
    assert Section.objects.get(slug="s4").opens_after == Section.objects.get(slug="s3")
    pack.change("course.yaml", "        opens_after: m06/s3\n", "")

    pack.load()

    assert Section.objects.get(slug="s4").opens_after is None


def test_a_quiet_load_says_nothing(pack: Folder) -> None:
    assert pack.load("--verbosity=0") == ""


def test_the_course_that_ships_with_the_site_has_no_problem() -> None:
    assert Folder(SHIPPED).problems() == []
    assert "first release" in Folder(SHIPPED).load()
    assert CaseStudyRevision.objects.count() == QuestionRevision.objects.count() == 2
