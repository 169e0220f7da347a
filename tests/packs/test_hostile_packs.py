"""A pack is data from a stranger: links, bombs, odd bytes and odd YAML are refused in words."""

import os
from pathlib import Path

import pytest

from courses.packs import folders
from tests.packs.folders import SECTION, Folder

pytestmark = pytest.mark.django_db


def test_a_link_anywhere_is_refused(pack: Folder, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (pack.root / "m06" / "notes.md").symlink_to(tmp_path / "secret")
    (pack.root / "more").symlink_to(tmp_path, target_is_directory=True)

    reason = "Links and special files are not read. Put the file here."
    assert pack.problems() == [f"m06/notes.md:1: {reason}", f"more:1: {reason}"]


def test_a_pipe_is_refused_instead_of_waited_for(pack: Folder) -> None:
    os.mkfifo(pack.root / "m06" / "pipe")

    assert pack.problems()[0].startswith("m06/pipe:1: Links and special files")


def test_a_pack_of_too_many_files_is_refused(pack: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 3)

    (told,) = pack.problems()

    assert "A pack has at most 3 files and folders." in told


def test_what_is_not_a_folder_is_refused(tmp_path: Path) -> None:
    assert Folder(tmp_path / "none").problems() == ["none:1: There is no folder here."]


def test_a_folder_without_an_outline_is_refused(tmp_path: Path) -> None:
    assert Folder(tmp_path).problems() == ["course.yaml:1: The file is missing."]


def test_a_folder_in_the_place_of_a_file_is_refused(pack: Folder) -> None:
    (pack.root / "course.yaml").unlink()
    (pack.root / "course.yaml").mkdir()

    assert pack.problems() == ["course.yaml:1: This is not a plain file."]


def test_a_file_in_the_place_of_a_folder_is_refused(pack: Folder) -> None:
    pack.change("course.yaml", "folder: s03-first", "folder: s04")
    (pack.root / "m06" / "s03-first").rename(pack.root / "m06" / "s03")
    pack.write("m06/s04", "")

    assert pack.problems() == [
        "m06/s03:1: Nothing reads this file or folder. Did you mean “s04”?",
        "m06/s04/section.md:1: The file is missing.",
    ]


def test_misspelt_files_are_named_with_the_nearest_name(pack: Folder) -> None:
    pack.write(f"{SECTION}/question.yaml", "")
    pack.write("README.md", "welcome")
    pack.write(".hidden", "kept out")

    assert pack.problems() == [
        f"{SECTION}/question.yaml:1: Nothing reads this file or folder."
        " Did you mean “questions.yaml”?"
    ]


BYTES = {
    b"title: a\nslug: \xff": "course.yaml:2: This is not UTF-8 text. Save the file as UTF-8.",
    b"\xef\xbb\xbftitle: a": (
        "course.yaml:1: The file starts with a byte order mark. Save it without."
    ),
    b"title: a\n\nslug: \0": "course.yaml:3: There is a NUL character here. Remove it.",
    b"title: a\nslug: \x07": "course.yaml:2: There is a control character here. Remove it.",
    b"a" * 1_000_001: "course.yaml:1: The file is larger than 1000000 bytes.",
    b"": "course.yaml:1: There is nothing in it yet.",
    b"- a": "course.yaml:1: Fields stand here, “name: value”: slug, title, summary,"
    " open_to_guests, pass_mark, asks_confidence, shows_release_log, modules.",
}


@pytest.mark.parametrize("content", BYTES, ids=lambda content: repr(content[:20]))
def test_bytes_that_are_no_outline_are_refused(pack: Folder, content: bytes) -> None:
    pack.write("course.yaml", content)

    assert pack.problems() == [BYTES[content]]


YAML = {
    "title: &a [x]\nslug: *a": (1, "Anchors and aliases (& and *) are not read."),
    "title: !!python/object/apply:os.system [x]": (1, "Tags (!) are not read."),
    "title: !!str x": (1, "Tags (!) are not read."),
    "title: x\ntitle: y": (2, "“title” is in line 1 already."),
    "title: x\n? [a, b]\n: c": (2, "A name of a field stands here, not a list."),
    "title: x\n---\ntitle: y": (2, "One document per file: remove this line of ---."),
    "title: " + "[" * 9000: (1, "This is nested too deep."),
    "title: 'x": (1, "This is not valid YAML"),
    "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]": (3, "Anchors and aliases"),
    'title: "\\uD800"\nslug: a': (1, "“title” has a character that cannot be kept. Remove it."),
    'title: "a\\nb"': (1, "“title” is one line of text."),
    "title: a\nmodules: many": (2, "“modules” is a list: start each entry with “- ”."),
    "title: a\nmodules:\n  - x\n  - number: 1\n    slug: a\n    title: b": (3, "Fields stand here"),
}


@pytest.mark.parametrize("text", YAML, ids=lambda text: text[:40])
def test_yaml_that_surprises_is_refused(pack: Folder, text: str) -> None:
    line, reason = YAML[text]
    pack.write("course.yaml", text)

    told = pack.problems()

    assert any(each.startswith(f"course.yaml:{line}: {reason}") for each in told), told


def test_windows_newlines_are_read_as_any_other(pack: Folder) -> None:
    pack.load()
    for name in ("course.yaml", f"{SECTION}/section.md", f"{SECTION}/questions.yaml"):
        pack.write(name, (pack.root / name).read_bytes().replace(b"\n", b"\r\n"))

    assert pack.load() == "Nothing changed.\n"
