"""Zips of strangers: what is read of them, and what is refused in one sentence."""

from __future__ import annotations

import stat
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from courses.packs import zip_reading
from courses.packs.zip_reading import Archive, open_archive
from quizzes.interchange.items import ImportProblem
from tests.interchange.packages import zipped


def refused(content: bytes) -> str:
    with pytest.raises(ImportProblem) as caught:
        read_all(open_archive(content))
    return caught.value.message


def read_all(archive: Archive) -> dict[str, bytes]:
    return {name: archive.read(name) for name in archive.names}


def one_entry(entry: ZipInfo, content: bytes = b"x", **more: int) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(entry, content, **more)
    return packed.getvalue()


def test_files_are_read_by_name_without_folders_and_litter() -> None:
    litter = {"__MACOSX/._a": b"1", "b/.DS_Store": b"2", "folder/": b""}

    archive = open_archive(zipped({"./a.xml": b"one", "b\\c.xml": b"two", **litter}))

    assert read_all(archive) == {"a.xml": b"one", "b/c.xml": b"two"}


@pytest.mark.parametrize(
    "name",
    ["../up.xml", "a/../../up.xml", "/etc/passwd", "C:/autoexec.bat", "..\\up.xml", "a\x07b",
     "x" * 401],
)  # fmt: skip
def test_a_name_that_leads_out_of_the_zip_is_refused(name: str) -> None:
    assert "leads out of it" in refused(zipped({"fine.xml": b"", name: b"x"}))


def test_a_link_is_refused() -> None:
    entry = ZipInfo("link")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert "is a link" in refused(one_entry(entry, b"/etc/passwd"))


def test_a_file_with_a_password_is_refused() -> None:
    content = bytearray(zipped({"a.xml": b"x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert "has a password" in refused(bytes(content))


def test_a_name_that_stands_twice_is_refused() -> None:
    assert "twice" in refused(zipped({"a/b": b"1", "a\\b": b"2"}))


def test_packing_that_is_not_read_is_refused() -> None:
    content = one_entry(ZipInfo("a"), b"x" * 99, compress_type=ZIP_BZIP2)

    assert "not read" in refused(content)


def test_a_bomb_is_not_opened() -> None:
    content = one_entry(ZipInfo("a"), bytes(2_000_000), compress_type=ZIP_DEFLATED)

    assert "far more than it is" in refused(content)


def test_a_bomb_that_lies_about_its_size_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_reading, "MOST_UNPACKED", 1000)
    archive = open_archive(zipped({"a": b"x" * 600, "b": b"y" * 300}))

    assert archive.read("a", 600) == b"x" * 600
    with pytest.raises(ImportProblem, match="too large"):
        archive.read("b", 299)


def test_all_files_together_have_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    content = zipped({"a": b"x" * 600, "b": b"y" * 600})
    monkeypatch.setattr(zip_reading, "MOST_UNPACKED", 1000)

    assert "unpacks to more than" in refused(content)


def test_what_is_read_counts_against_the_limit_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_reading, "MOST_UNPACKED", 1000)
    archive = open_archive(zipped({"a": b"x" * 600}))
    archive.read("a")

    with pytest.raises(ImportProblem, match="too large"):
        archive.read("a")


def test_too_many_files_and_too_large_zips_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = zipped({"a": b"", "b": b""})
    monkeypatch.setattr(zip_reading, "MOST_FILES", 1)
    assert "more than 1 files" in refused(content)

    monkeypatch.setattr(zip_reading, "LARGEST", 10)
    assert "larger than" in refused(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"no zip", zipped({"a": b"x" * 99})[:-30]],
    # A zip holds the time it was made: named by it, the test would be another in each process.
    ids=["empty", "four bytes", "text", "cut"],
)
def test_a_zip_that_was_cut_short_is_refused(content: bytes) -> None:
    assert "no whole zip" in refused(content)


def test_a_damaged_file_is_named() -> None:
    content = bytearray(zipped({"a.xml": b"some words" * 40}))
    content[45] ^= 0xFF

    assert refused(bytes(content)) == "“a.xml” in the zip is damaged. Export the package again."


def test_names_in_other_encodings_are_read_as_they_were_meant() -> None:
    named = bytearray(zipped({"fr\u00e9.xml": b"1"}))
    named[named.index(b"PK\x01\x02") + 9] &= ~0x08
    named[7] &= ~0x08

    assert open_archive(zipped({"漢字.xml": b"1"})).names == ("漢字.xml",)
    assert open_archive(bytes(named)).names == ("fré.xml",)
    assert open_archive(bytes(named).replace("é".encode(), b"\x82\x82")).names == ("fréé.xml",)


def test_zips_within_zips_are_never_opened() -> None:
    inner = zipped({"../../up": b"x"})

    assert read_all(open_archive(zipped({"inner.zip": inner}))) == {"inner.zip": inner}
