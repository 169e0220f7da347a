"""What is loaded is what is dumped: load → dump → load is the identity, for any words."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from courses.packs.fields import Fields
from courses.packs.folders import PackFolder
from courses.packs.problems import Problems
from courses.packs.section_texts import SECTION_FILE, SectionText, read_section, section_file
from courses.packs.yaml_reading import YamlSource, read_yaml
from courses.packs.yaml_writing import yaml_text
from tests.packs.courses_made_up import BODIES, MadeUp, made_up_courses
from tests.packs.folders import Folder, dumped, everything_stored
from tests.packs.words_made_up import BLOCKS, HOSTILE, PROSE, TEXTS

SHIPPED = Path(__file__).parents[2] / "fixtures" / "cloud-integrations"


class UndoError(Exception):
    """Leaves a transaction without keeping anything."""


def _in_an_empty_database(pack: Folder, into: Path, *options: str) -> dict[str, bytes]:
    """What a dump gives after a load; the database is empty again afterwards."""
    try:
        with transaction.atomic():
            pack.load(*options)
            before = everything_stored()
            files = dumped(into, "--drafts", slug="made-up")

            assert Folder(into).load() == "Nothing changed.\n" or options
            assert everything_stored() == before
            raise UndoError
    except UndoError:
        return files


# Nothing is made smaller here, for each try takes a second: the tests of words below do that.
@pytest.mark.django_db
@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(course=made_up_courses(), is_draft=st.booleans())
def test_a_made_up_course_comes_back_as_it_went_in(course: MadeUp, is_draft: bool) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        pack = Folder(Path(scratch) / "pack")
        for name, content in course.files.items():
            pack.write(name, content)
        options = ["--draft"] if is_draft else []

        first = _in_an_empty_database(pack, Path(scratch) / "first", *options)
        second = _in_an_empty_database(
            Folder(Path(scratch) / "first"), Path(scratch) / "second", *options
        )

        assert second == first


@pytest.mark.django_db
def test_the_shipped_course_is_in_the_form_a_dump_gives_it(tmp_path: Path) -> None:
    Folder(SHIPPED).load()

    files = dumped(tmp_path / "out", slug="cloud-integrations")

    assert files == {name: (SHIPPED / name).read_bytes() for name in files}


@example(words="Words.\n", body="Text.")
@example(words="Words.\n\n\n", body="\n\nText.\n\n")
@given(words=PROSE, body=BODIES)
def test_any_words_above_and_in_a_section_come_back(
    tmp_path_factory: pytest.TempPathFactory, words: str, body: str
) -> None:
    text = SectionText(title="A", lede=words, hero_drawing="two-clocks", source=body)
    root = tmp_path_factory.mktemp("section")
    for said in (text, replace(text, hero_caption=words)):
        (root / SECTION_FILE).write_bytes(section_file(said).encode())
        problems = Problems()

        assert read_section(PackFolder(root, problems)).text == said
        assert problems.found == []


def _read_back(text: str) -> str:
    problems = Problems()
    source = YamlSource("x.yaml", problems)
    node = read_yaml(yaml_text({"outer": [{"text": text}], "alone": [text, text]}), source)
    assert isinstance(node, yaml.MappingNode)
    assert problems.found == []
    inner, alone = node.value[0][1].value[0], node.value[1][1].value
    in_a_field = Fields(inner, source, ["text"]).text("text", lines=True)
    assert [item.value for item in alone] == [in_a_field] * 2
    return in_a_field


@pytest.mark.parametrize("text", [*HOSTILE, *BLOCKS], ids=ascii)
def test_words_that_yaml_could_misread_are_written_so_that_it_does_not(text: str) -> None:
    assert _read_back(text) == text


@given(text=TEXTS)
def test_any_words_are_read_back_as_they_were_written(text: str) -> None:
    assert _read_back(text) == text


def test_long_lines_are_folded_and_blocks_stand_as_they_are() -> None:
    written = yaml_text({"a": "word " * 30 + "end", "b": "one\ntwo\n", "c": "Plain words"})

    lines = written.split("\n")
    assert [line for line in lines if not line.startswith("  ")] == [
        "a: >-", "b: |", "c: Plain words", "",
    ]  # fmt: skip
    assert max(map(len, lines)) <= 100


def test_only_lists_and_mappings_stand_on_lines_of_their_own() -> None:
    with pytest.raises(TypeError, match="Only a list or mapping"):
        yaml_text("words")
