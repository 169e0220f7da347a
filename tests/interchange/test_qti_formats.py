"""The versions of QTI as formats: recognised by what they hold, and written as the schemas ask."""

from __future__ import annotations

from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest

from quizzes.interchange.canvas.formats import CANVAS_QTI_1_2
from quizzes.interchange.items import format_of, formats
from quizzes.interchange.qti.formats import QTI_2_1, QTI_3_0, QtiFormat
from quizzes.interchange.safe_xml import read_xml
from quizzes.packs.states import ChoiceState, QuestionState
from tests.interchange.packages import folder, package, reads, zipped

STEM = (
    "What *is* it?\n\n- one\n- two\n\n```\na < b\n```\n\n| a | b |\n| - | - |\n| 1 | ![x](y.png) |"
)


def question(kind: str, *choices: ChoiceState, **more: object) -> QuestionState:
    made = QuestionState(STEM, "An idea", "", shuffle=True, is_pilot=False, choices=choices)
    return QuestionState(
        **{name: getattr(made, name) for name in made.__slots__} | {"kind": kind} | more
    )


def row(key: str, text: str = "x", *, right: bool = True, pair: str = "") -> ChoiceState:
    return ChoiceState(key, text, f"Why {key}", is_key=right, is_last=False, pair=pair)


EACH = [
    ("one", question("single", row("a"), row("b", right=False))),
    ("many", question("multiple", row("a"), row("2b", right=False), partial_credit=True)),
    ("number", question("numeric", row("n", "3.5 ± 0.1"), row("r", "-4..-3", right=False))),
    ("text", question("short_text", row("t", "a*b"), row("u", "c", right=False))),
    ("order", question("ordering", row("a"), row("b"))),
    ("pairs", question("matching", row("a", pair="P"), row("x", "", right=False, pair="Q"))),
]


def written(version: QtiFormat) -> dict[str, Element]:
    with ZipFile(BytesIO(version.write(EACH))) as archive:
        return {name: read_xml(archive.read(name)) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (package("authored-2.1"), "qti-2.1"),
        (package("authored-3.0"), "qti-3.0"),
        (package("canvas-quiz"), "canvas-qti-1.2"),
        (package("canvas-course"), "canvas-qti-1.2"),
        (package("authored-3.0")[:-40], "qti-2.1"),
        (zipped({"a.txt": b""}), "qti-2.1"),
        (folder("authored-2.1")["items/order.xml"], "qti-2.1"),
        (folder("authored-3.0")["items/order.xml"], "qti-3.0"),
        (folder("canvas-quiz")["gq1/gq1.xml"], "canvas-qti-1.2"),
    ],
)
def test_a_file_is_recognised_by_what_it_holds(content: bytes, key: str) -> None:
    found = format_of(content, "export.zip")

    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("offered", [QTI_2_1, QTI_3_0, CANVAS_QTI_1_2])
def test_whichever_version_is_chosen_the_file_is_read(offered: QtiFormat) -> None:
    assert offered in formats()
    assert len(list(offered.read(package("canvas-course"), "x"))) == 2


@pytest.mark.parametrize("version", [QTI_2_1, QTI_3_0])
def test_the_same_questions_make_the_same_bytes(version: QtiFormat) -> None:
    assert version.write(EACH) == version.write(EACH)


def test_a_key_that_stands_twice_gets_a_number() -> None:
    back = reads(QTI_2_1.write([EACH[0], EACH[0], EACH[0]]))

    assert [read.name for read in back] == ["one", "one-2", "one-3"]


def test_every_file_of_a_package_is_listed() -> None:
    files = written(QTI_2_1)
    manifest = files.pop("imsmanifest.xml")

    listed = [each.get("href") for each in manifest.iter() if each.tag.endswith("}file")]
    assert listed == list(files)


PARTS = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing",
    "modalFeedback"]  # fmt: skip
HTML = {"img", "p", "em", "code", "pre", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}


def test_parts_of_an_item_stand_in_the_order_of_the_schema() -> None:
    for name, item in written(QTI_2_1).items():
        tags = [each.tag.rpartition("}")[2] for each in item]
        if name != "imsmanifest.xml":
            assert list(dict.fromkeys(tags)) == PARTS
            assert tags == sorted(tags, key=PARTS.index)


def test_version_3_spells_every_element_of_its_own_with_a_prefix() -> None:
    for name, item in written(QTI_3_0).items():
        tags = {each.tag.rpartition("}")[2] for each in item.iter()}
        if name != "imsmanifest.xml":
            assert {tag for tag in tags if not tag.startswith("qti-")} <= HTML
            assert all(name == name.lower() for each in item.iter() for name in each.attrib
                       if not name.startswith("{"))  # fmt: skip


def test_words_stand_in_blocks_and_names_are_names() -> None:
    for item in written(QTI_2_1).values():
        body = item.find("{*}itemBody")
        for each in () if body is None else body:
            assert each.tag.rpartition("}")[2] in {"p", "ul", "pre", "table"} or "Inter" in each.tag
        for each in item.iter():
            assert not each.get("identifier", "a")[0].isdigit()


def test_no_right_order_shows_before_things_are_shuffled() -> None:
    state = question("ordering", row("z", "first"), row("a", "second"))

    content = QTI_2_1.write([("k", state)])

    with ZipFile(BytesIO(content)) as archive:
        body = archive.read("items/k.xml").decode().partition("<itemBody>")[2]
    assert body.index("second") < body.index("first")


def test_what_qti_cannot_say_is_told_before_it_is_lost() -> None:
    said = QTI_3_0.loses(question("short_text", passage="p", is_pilot=True, match_spaces=True))

    assert len(said) == 3
    assert QTI_3_0.loses(EACH[0][1]) == ()
    assert len(QTI_3_0.loses(question("single", stem="[[Avoid]] this"))) == 1
    assert CANVAS_QTI_1_2.loses(EACH[0][1]) == ()


def test_nothing_is_written_for_canvas() -> None:
    assert not CANVAS_QTI_1_2.writes
    with pytest.raises(NotImplementedError):
        CANVAS_QTI_1_2.write(EACH)


def test_names_of_the_two_sides_never_meet() -> None:
    extra = row("pair-pair-a", "", right=False, pair="R")
    state = question("matching", row("a", pair="P"), row("pair-a", pair="Q"), extra)

    (back,) = reads(QTI_3_0.write([("k", state)]))

    assert back.state is not None
    assert [(each.key, each.pair) for each in back.state.choices] == [
        ("a", "P"), ("pair-a", "Q"), ("pair-pair-a", "R"),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", QTI_2_1.writes)
def test_drafts_without_answers_are_written_too(kind: str) -> None:
    (back,) = reads(QTI_2_1.write([("bare", question(kind, partial_credit=kind == "multiple"))]))

    assert back.problem


def test_expected_answers_that_expect_nothing_are_left_out() -> None:
    numbers = question("numeric", row("a", "no number"), row("b", "7"))
    texts = question("short_text", row("a", "*"), row("b", " ", right=False), row("c", "c*"))

    back = reads(QTI_2_1.write([("n", numbers), ("t", texts)]))

    assert [each.state and [row.text for row in each.state.choices] for each in back] == [
        ["7"],
        ["*", "c*"],
    ]
