"""Course packs carry the pictures of their texts, in and out, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from courses.models import Course, Picture, SectionRevision
from courses.packs.dumping import dump_course
from courses.packs.loading import load_pack
from courses.packs.problems import PackRefusedError
from courses.packs.reading import read_pack
from courses.packs.writing import PackNotWrittenError
from tests.factories import NOW
from tests.pictures.made import halves, noise, photo_with_a_place, saved

pytestmark = pytest.mark.django_db
OUTLINE = """slug: tides
title: Tides
modules:
  - number: 1
    slug: m01
    title: One
    sections:
      - {number: 1, slug: s1, folder: s01}
"""
TEXT = """---
title: Tides
---

/// figure
    picture: two-halves

What it is about.
///
"""
LISTED = "- {key: two-halves, alt: A red and a blue half}\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of one section with one picture."""
    section = tmp_path / "pack" / "m01" / "s01"
    (section / "pictures").mkdir(parents=True)
    (tmp_path / "pack" / "course.yaml").write_text(OUTLINE)
    (section / "section.md").write_text(TEXT)
    (section / "pictures.yaml").write_text(LISTED)
    (section / "pictures" / "two-halves.jpg").write_bytes(photo_with_a_place())
    return tmp_path / "pack"


def test_a_pack_brings_its_pictures_and_takes_them_along_again(pack: Path, tmp_path: Path) -> None:
    load_pack(read_pack(pack), at=NOW)

    picture = Picture.objects.get()
    assert (picture.key, picture.alt) == ("two-halves", "A red and a blue half")
    assert SectionRevision.objects.get().problems == []
    dump_course(Course.objects.get(slug="tides"), tmp_path / "out")
    written = tmp_path / "out" / "m01" / "s01-tides"
    assert (written / "pictures.yaml").exists()
    assert load_pack(read_pack(tmp_path / "out"), at=NOW).changed == ()
    Picture.objects.all().delete()
    load_pack(read_pack(tmp_path / "out"), at=NOW)
    assert Picture.objects.get().sha256 == picture.sha256


def test_a_picture_no_longer_shown_is_not_written_again(pack: Path, tmp_path: Path) -> None:
    load_pack(read_pack(pack), at=NOW)
    dump_course(Course.objects.get(slug="tides"), pack, replace=True)
    SectionRevision.objects.update(source="No picture.")

    dump_course(Course.objects.get(slug="tides"), pack, replace=True)

    assert not list(pack.rglob("*.jpg"))
    read_pack(pack)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("pictures/two-halves.jpg", b"nonsense", "not a picture we can read"),
        ("pictures/two-halves.jpg", None, "two-halves.png:1: The file is missing"),
        ("pictures/stray.png", b"x", "Nothing reads this file"),
        ("pictures.yaml", b"- {key: two-halves}\n", "alt"),
        ("pictures.yaml", b"- {alt: No key here}\n", "key"),
        ("pictures.yaml", (LISTED * 2).encode(), "The key “two-halves” is taken"),
        ("pictures.yaml", None, "There is no picture “two-halves”"),
        ("pictures.yaml", b"\xff", "not UTF-8"),
        ("pictures.yaml", b"{", "YAML"),
    ],
)
def test_what_is_wrong_with_pictures_is_told_by_file_and_nothing_is_loaded(
    pack: Path, name: str, content: bytes | None, reason: str
) -> None:
    file = pack / "m01" / "s01" / name
    file.unlink(missing_ok=True)
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(PackRefusedError) as refusal:
        read_pack(pack)

    assert reason in str(refusal.value)
    assert not Picture.objects.exists()


def test_a_key_that_another_picture_has_is_refused_and_no_file_left_behind(
    pack: Path, storage: Path
) -> None:
    load_pack(read_pack(pack), at=NOW)
    before = sorted(storage.rglob("*.*"))
    section = pack / "m01" / "s01"
    (section / "pictures.yaml").write_text("- {key: new, alt: New}\n" + LISTED)
    (section / "pictures" / "new.png").write_bytes(saved(noise(40, 40)))
    (section / "pictures" / "two-halves.jpg").write_bytes(saved(halves(90, 90), "JPEG"))

    with pytest.raises(PackRefusedError, match="belongs to another picture"):
        load_pack(read_pack(pack), at=NOW)

    assert sorted(storage.rglob("*.*")) == before


def test_a_picture_that_is_there_under_another_key_is_named(pack: Path) -> None:
    load_pack(read_pack(pack), at=NOW)
    Picture.objects.update(key="as-it-was")

    with pytest.raises(PackRefusedError, match="loaded already, as “as-it-was”"):
        load_pack(read_pack(pack), at=NOW)

    assert Picture.objects.count() == 1


def test_a_failed_load_leaves_bytes_that_another_course_shows(pack: Path) -> None:
    load_pack(read_pack(pack), at=NOW)
    picture = Picture.objects.get()
    Picture.objects.update(key="theirs", course=Course.objects.create(slug="other"))
    files = default_storage.listdir(f"pictures/{picture.sha256[:2]}/{picture.sha256}")[1]
    (pack / "m01" / "s01" / "pictures" / "z.png").write_bytes(saved(halves()))
    listed = LISTED + "- {key: theirs, alt: Another one}\n"
    (pack / "m01" / "s01" / "pictures.yaml").write_text(listed)
    (pack / "m01" / "s01" / "pictures" / "z.png").rename(
        pack / "m01" / "s01" / "pictures" / "theirs.png"
    )

    with pytest.raises(PackRefusedError, match="belongs to another picture"):
        load_pack(read_pack(pack), at=NOW)

    assert default_storage.listdir(f"pictures/{picture.sha256[:2]}/{picture.sha256}")[1] == files


def test_a_pack_is_not_written_without_a_picture_it_needs(pack: Path, tmp_path: Path) -> None:
    load_pack(read_pack(pack), at=NOW)
    Picture.objects.update(sha256="d" * 64)

    with pytest.raises(PackNotWrittenError, match="“two-halves” is gone from the storage"):
        dump_course(Course.objects.get(slug="tides"), tmp_path / "out")
