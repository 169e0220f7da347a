"""A dump appears whole or not at all, and overwrites nothing it was not told to."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError
from django.utils import timezone

from casestudies.models import CaseStudyRevision
from courses.models import Module, Section, SectionRevision
from courses.packs import dumping
from releases.models import Release
from releases.promotion import roll_back
from tests.packs.folders import SECTION, Folder, dumped, files_of, run

pytestmark = pytest.mark.django_db


def test_a_dump_writes_the_files_that_were_loaded(pack: Folder, tmp_path: Path) -> None:
    pack.load()

    files = dumped(tmp_path / "out")

    # The folder's name comes from the title.
    assert files == files_of(pack.root)


def test_a_dump_says_how_much_it_wrote(pack: Folder, tmp_path: Path) -> None:
    pack.load()

    said = run("dump_course", "ships", str(tmp_path / "out"))
    quiet = run("dump_course", "ships", str(tmp_path / "quiet"), "--verbosity=0")

    assert (said, quiet) == (f"1 section written to {tmp_path / 'out'}.\n", "")


def test_a_dump_holds_what_everyone_sees_and_the_drafts_when_asked(
    pack: Folder, tmp_path: Path
) -> None:
    pack.load()
    pack.change(f"{SECTION}/section.md", "Some text", "More text")
    pack.load()

    seen = dumped(tmp_path / "seen")
    newest = dumped(tmp_path / "newest", "--drafts")

    assert b"Some text" in seen[f"{SECTION}/section.md"]
    assert newest == files_of(pack.root)


def test_what_is_rolled_back_is_not_dumped(pack: Folder, tmp_path: Path) -> None:
    pack.load()
    roll_back(Release.objects.get(), by=None, at=timezone.now(), reason="it leaks")

    files = dumped(tmp_path / "out")

    assert list(files) == ["course.yaml"]
    assert b"folder" not in files["course.yaml"]


def test_folders_are_named_by_number_and_title(pack: Folder, tmp_path: Path) -> None:
    pack.load()
    module = Module.objects.get()
    for number, title in ((4, "日本語"), (5, "A long title, " * 8)):
        section = Section.objects.create(module=module, number=number, slug=f"s{number}")
        SectionRevision.objects.create(section=section, title=title[:120], source="Words")

    names = dumped(tmp_path / "out", "--drafts")

    assert "m06/s04/section.md" in names
    assert max(len(name.split("/")[1]) for name in names if "/" in name) <= 84


def test_a_module_without_sections_and_a_section_that_waits_come_back(
    pack: Folder, tmp_path: Path
) -> None:
    more = (
        "      - number: 4\n        slug: s4\n        opens_after: m06/s3\n"
        "  - number: 7\n    slug: m07\n    title: Oars\n    summary: Row.\n"
    )
    pack.write("course.yaml", (pack.root / "course.yaml").read_text() + more)
    pack.load()

    assert dumped(tmp_path / "out") == files_of(pack.root)


def test_an_unknown_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no course “none”"):
        run("dump_course", "none", str(tmp_path / "out"))

    assert not (tmp_path / "out").exists()


def test_other_things_are_never_overwritten(pack: Folder, tmp_path: Path) -> None:
    pack.load()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    (tmp_path / "file").write_text("x")

    with pytest.raises(CommandError, match="holds other things; choose an empty folder"):
        run("dump_course", "ships", str(tmp_path / "mine"), "--replace")
    with pytest.raises(CommandError, match="is not a folder; choose another place"):
        run("dump_course", "ships", str(tmp_path / "file"), "--replace")

    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


def test_a_link_is_not_followed_to_the_place_of_the_dump(pack: Folder, tmp_path: Path) -> None:
    pack.load()
    (tmp_path / "link").symlink_to(pack.root, target_is_directory=True)

    with pytest.raises(CommandError, match="is not a folder"):
        run("dump_course", "ships", str(tmp_path / "link"), "--replace")


def test_an_empty_folder_is_filled(pack: Folder, tmp_path: Path) -> None:
    pack.load()
    (tmp_path / "out").mkdir()

    assert dumped(tmp_path / "out") == files_of(pack.root)


def test_a_pack_is_replaced_only_when_asked_and_keeps_its_sources_and_names(pack: Folder) -> None:
    pack.load()
    pack.write(f"{SECTION}/case-studies/the-tills.md", "the source")
    pack.write("README.md", "how to")
    pack.write("m06/s99-gone/case-studies/old.svg", "nothing has this section any more")
    (pack.root / SECTION).rename(pack.root / "m06" / "s03-tills")
    pack.change("course.yaml", "s03-first", "s03-tills")
    before = files_of(pack.root)

    with pytest.raises(CommandError, match="holds a pack; add --replace to write over it"):
        dumped(pack.root)
    after = dumped(pack.root, "--replace")

    assert before.keys() - after.keys() == {"m06/s99-gone/case-studies/old.svg"}
    assert {name: before[name] for name in after} == after


def test_a_pack_that_cannot_be_read_is_replaced_all_the_same(pack: Folder) -> None:
    pack.load()
    before = files_of(pack.root)
    pack.write("course.yaml", "slug: [")

    assert dumped(pack.root, "--replace") == before


def test_a_dump_that_breaks_leaves_what_was_there(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack.load()
    before = files_of(pack.root.parent)
    monkeypatch.setattr(dumping, "section_file", lambda _text: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        dumped(pack.root, "--replace")

    assert files_of(pack.root.parent) == before


def test_the_old_pack_comes_back_when_the_new_one_cannot_take_its_place(
    pack: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack.load()
    before = files_of(pack.root)
    moves = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("the disk is full")
        return moves(self, target)

    monkeypatch.setattr(Path, "rename", rename)

    with pytest.raises(CommandError, match="the disk is full"):
        dumped(pack.root, "--replace")
    with pytest.raises(CommandError, match="the disk is full"):
        dumped(pack.root.parent / "elsewhere")

    assert files_of(pack.root) == before


def test_a_file_that_the_storage_lost_stops_the_dump(pack: Folder, tmp_path: Path) -> None:
    pack.load()
    default_storage.delete(str(CaseStudyRevision.objects.get().file.name))

    with pytest.raises(CommandError, match="The file of “The tills · revision 1” is gone"):
        run("dump_course", "ships", str(tmp_path / "out"))

    assert not (tmp_path / "out").exists()
