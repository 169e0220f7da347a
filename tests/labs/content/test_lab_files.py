"""Everything wrong with a lab's file is said with its line, before anything is written."""

import pytest

from tests.labs.content.packs import LAB, LAB_YAML
from tests.packs.folders import SECTION, Folder

pytestmark = pytest.mark.django_db

MISTAKES = {
    "mechanics: toy": ("mechanics: toi", 1, "There are no workings called “toi”."),
    "mechanics: toy\n": ("", 1, "The field “mechanics” is missing."),
    "code: LAB_01": ("code: LAB_01_AND_MORE", 2, "“code” has 15 characters; 12 is the most."),
    "topic: counting": ("topics: counting", 3, "There is no field “topics” here."),
    "title: Count": ("title: |\n  Count\n ", 4, "“title” is one line of text."),
    "intro: Press": ("intro: <b>Press</b>", 5, "HTML is not used here"),
    "{goal} steps to": (
        "{gaol} steps to", 6, "No number is called “gaol” here. Did you mean “goal”?",
    ),
    "Press *up* once": ("In {steps}", 7, "No number is called “steps” here."),
    "passage: first\nparam": (
        "passage: frist\nparam", 8, "No heading of the section has the id “frist”. Did you mean",
    ),
    "goal: 3": ("goal: 10", 10, "“goal” is a whole number from 1 to 9."),
    "limit: 5": ("limits: 5", 11, "There is no field “limits” here. Did you mean “limit”?"),
    "  limit: 5": ("  limit: 2", 10, "With these numbers nobody can win."),
    "  over:\n    - One step too many.\n": (
        "", 13, "Write at least one hint for the failure “over”.",
    ),
    "  over:": ("  other:", 16, "There is no field “other” here."),
    "- Press again.": ("- >-\n      Press {agin}.", 15, "No number is called “agin” here."),
    "- One step too many.": ("- [one]", 17, "“hint” is a text, not a list."),
    "measure: steps": (
        "measure: stops", 19, "This lab measures nothing called “stops”. Did you mean “steps”?",
    ),
    "You made {steps}": ("You made {stops}", 20, "No number is called “stops” here."),
    "    passage: first": ("    passage: last", 21, "No heading of the section has the id “last”."),
    "check: what-happens": (
        "check: what-happened", 22,
        "The section's text asks no question with the key “what-happened”. Did you mean",
    ),
}  # fmt: skip


@pytest.mark.parametrize("old", MISTAKES)
def test_a_mistake_is_told_at_its_line(pack: Folder, old: str) -> None:
    new, line, reason = MISTAKES[old]
    pack.change(LAB, old, new)

    found = pack.problems()

    assert any(words.startswith(f"{LAB}:{line}: {reason}") for words in found), found


def test_a_whole_pack_with_a_lab_has_no_problem(pack: Folder) -> None:
    assert pack.problems() == []


@pytest.mark.parametrize("name", ["parameters", "hints", "debrief"])
def test_a_missing_part_is_told_once(pack: Folder, name: str) -> None:
    pack.change(LAB, f"{name}:", f"x-{name}:")

    missing = f"{LAB}:1: The field “{name}” is missing."

    assert pack.problems().count(missing) == 1


def test_more_hints_or_debrief_lines_than_fit_are_refused(pack: Folder) -> None:
    line = "  - measure: steps\n    text: Some.\n    passage: first\n"
    pack.change(LAB, "debrief:\n", "debrief:\n" + line * 8)
    pack.change(LAB, "    - Press again.\n", "    - Press again.\n" * 5)

    assert pack.problems() == [
        f"{LAB}:14: At most 5 hints fit here.",
        f"{LAB}:23: A debrief has 1 to 8 lines; there are 9.",
    ]


def test_a_number_that_is_left_out_is_as_the_workings_have_it(pack: Folder) -> None:
    pack.change(LAB, "  limit: 5\n", "")

    assert pack.problems() == []


@pytest.mark.parametrize("name", ["toy.yml", "a b.yaml", ".yaml", "x" * 61 + ".yaml"])
def test_a_file_that_is_no_labs_is_reported(pack: Folder, name: str) -> None:
    pack.write(f"{SECTION}/labs/{name}", LAB_YAML)

    found = pack.problems()

    assert len(found) == (0 if name.startswith(".") else 1)
    assert all("Labs stand here, each a file named after its key" in words for words in found)


def test_a_note_may_stand_beside_the_labs(pack: Folder) -> None:
    pack.write(f"{SECTION}/labs/README.md", "How these were made.")

    assert pack.problems() == []


@pytest.mark.parametrize("content", [b"\xff", b"", b"- a list\n", b"a: 1\na: 2\n"])
def test_a_file_that_cannot_be_read_is_one_problem_and_no_crash(
    pack: Folder, content: bytes
) -> None:
    pack.write(LAB, content)

    assert len(pack.problems()) == 1


def test_without_a_readable_text_nothing_is_known_of_passages_and_questions(pack: Folder) -> None:
    pack.write(f"{SECTION}/section.md", "no front matter")

    assert [words for words in pack.problems() if words.startswith(LAB)] == []
