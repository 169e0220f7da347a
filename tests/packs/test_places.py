"""Modules and sections keep their identity while a pack renumbers and reorders them."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from courses.models import Course, Module, Section
from tests.packs.folders import Folder, dumped

pytestmark = pytest.mark.django_db
SHIPPED = Path(__file__).parents[2] / "fixtures" / "cloud-integrations"


def test_modules_and_sections_can_exchange_their_numbers(pack: Folder) -> None:
    two = "  - number: 7\n    slug: m07\n    title: Oars\n"
    pack.write("course.yaml", (pack.root / "course.yaml").read_text() + two)
    pack.load()
    pack.change("course.yaml", "number: 6", "number: 8")
    pack.change("course.yaml", "number: 7", "number: 6")
    pack.change("course.yaml", "number: 8", "number: 7")

    pack.load()

    assert dict(Module.objects.values_list("slug", "number")) == {"m06": 7, "m07": 6}


def test_a_course_that_asks_how_sure_learners_are_says_so_in_its_pack(
    pack: Folder, tmp_path: Path
) -> None:
    pack.change("course.yaml", "pass_mark: 70", "pass_mark: 70\nasks_confidence: true")

    pack.load()

    assert Course.objects.get().asks_confidence
    written = dumped(tmp_path / "again", slug=Course.objects.get().slug)["course.yaml"]
    assert b"\npass_mark: 70\nasks_confidence: true\n" in written


def test_a_course_that_shows_its_release_log_says_so_in_its_pack(
    pack: Folder, tmp_path: Path
) -> None:
    pack.change("course.yaml", "pass_mark: 70", "pass_mark: 70\nshows_release_log: true")

    pack.load()

    assert Course.objects.get().shows_release_log
    written = dumped(tmp_path / "again", slug=Course.objects.get().slug)["course.yaml"]
    assert b"\npass_mark: 70\nshows_release_log: true\n" in written


def test_numbers_cannot_be_exchanged_when_none_is_free(pack: Folder) -> None:
    course = (pack.root / "course.yaml").read_text().split("  - number")[0]
    modules = [f"  - number: {n}\n    slug: m{n}\n    title: T\n" for n in range(1, 100)]
    for name in ("m06/s03-first", "m06"):
        (pack.root / name).rename(pack.root / f".{name.replace('/', '-')}")
    pack.write("course.yaml", course + "".join(modules))
    pack.load()
    pack.change("course.yaml", "number: 1\n    slug: m1\n", "number: 2\n    slug: m1\n")
    pack.change("course.yaml", "number: 2\n    slug: m2\n", "number: 1\n    slug: m2\n")

    with pytest.raises(CommandError, match="Every number is taken, so none can be exchanged"):
        pack.load()


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
