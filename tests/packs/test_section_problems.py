"""What is wrong with a section's text, questions and case studies is told at its line."""

import pytest

from tests.packs.folders import QUESTIONS_YAML, SECTION, SECTION_MD, Folder

pytestmark = pytest.mark.django_db
QUESTIONS = f"{SECTION}/questions.yaml"
TEXT = f"{SECTION}/section.md"
CASES = f"{SECTION}/case-studies.yaml"


QUESTION_MISTAKES = {
    "stem: What happens?": ("stem: ' '", 2, "“stem” says nothing. Write it."),
    "key_idea: The one fact.": ("key_idea: See <b>it</b>", 3, "HTML"),
    "passage: first": ("passage: frist", 4, "has the id “frist”. Did you mean “first”?"),
    "key: wrong": ("key: right", 11, "The key “right” is taken."),
    "text: That": ("text: THIS ", 12, "Another choice says the same. Change one."),
    "      correct: true\n": ("", 7, "Write “correct: true” at exactly one choice."),
    "explanation: It does not.": ("explain: It", 11, "The field “explanation” is missing."),
    "key: what-happens": ("key: other", 0, ""),
}


@pytest.mark.parametrize("old", QUESTION_MISTAKES)
def test_a_mistake_in_a_question_is_told_at_its_line(pack: Folder, old: str) -> None:
    new, line, reason = QUESTION_MISTAKES[old]
    pack.change(QUESTIONS, old, new)

    told = pack.problems()

    if line:
        assert [each.split(":")[:2] for each in told if reason in each] == [[QUESTIONS, str(line)]]
    else:
        assert told == [f"{TEXT}:14: No check here has the key “what-happens”."]


def test_a_question_wants_a_key_and_choices(pack: Folder) -> None:
    pack.write(QUESTIONS, QUESTIONS_YAML + "- key: no slug\n  stem: Why?\n  key_idea: So.\n")

    assert pack.problems() == [
        f"{QUESTIONS}:14: The field “choices” is missing.",
        f"{QUESTIONS}:14: “key” may have only a-z, 0-9, - and _.",
    ]


def test_a_key_that_stands_twice_and_too_few_choices_are_told(pack: Folder) -> None:
    pack.write(QUESTIONS, QUESTIONS_YAML + QUESTIONS_YAML.split("    - key: wrong")[0])

    assert pack.problems() == [
        f"{QUESTIONS}:14: The key “what-happens” is taken.",
        f"{QUESTIONS}:20: Offer 2 to 8 choices, not 1.",
    ]


def test_lines_of_a_block_are_those_of_the_file(pack: Folder) -> None:
    pack.change(QUESTIONS, "stem: What happens?", "stem: |\n    What\n    <b>happens</b>?\n")
    pack.change(
        QUESTIONS, "key_idea: The one fact.", "key_idea: >\n    The\n    <b>one</b>\n    fact."
    )

    lines = [each.split(":")[1] for each in pack.problems()]

    assert lines == ["4", "7"]


def test_a_text_wants_front_matter_and_words(pack: Folder) -> None:
    pack.write(TEXT, "Only words.\n")
    fronted = "---\ntitle: First\n---\n"

    assert f"{TEXT}:1: Front matter is missing" in pack.problems()[0]
    pack.write(TEXT, fronted)
    assert pack.problems()[1] == (
        f"{TEXT}:4: There is no text yet. Write it below the front matter."
    )


def test_the_front_matter_is_checked_like_the_text(pack: Folder) -> None:
    front = (
        "title: First\nlede: A <b>bold</b> one\nhero_drawing: two-clcks\nhero_caption: <i>x</i>\n"
    )
    pack.write(TEXT, SECTION_MD.replace("title: First\n", front))

    told = pack.problems()

    assert [each.split(":")[1] for each in told] == ["3", "4", "5"]
    assert "Did you mean “two-clocks”?" in told[1]


def test_front_matter_that_is_no_yaml_is_told_with_its_line(pack: Folder) -> None:
    pack.change(TEXT, "title: First", "title: First\n  - x: [")

    (told,) = pack.problems()

    assert told.startswith(f"{TEXT}:3: This is not valid YAML")


def test_the_text_may_start_right_after_the_front_matter(pack: Folder) -> None:
    pack.change(TEXT, "---\n\n## // first", "---\n## // first")
    pack.change(TEXT, "Some text.", "Some <b>text</b>.")

    assert [each.split(":")[1] for each in pack.problems()] == ["6"]


def test_case_studies_and_their_files_belong_together(pack: Folder) -> None:
    pack.write(f"{SECTION}/case-studies/other.pdf", b"")
    pack.write(f"{SECTION}/case-studies/the-tills.md", "the source")
    again = "- key: the-tills\n  title: Again\n  year: 1899\n- key: no file\n- 7\n- key: gone\n"
    pack.write(CASES, (pack.root / CASES).read_text() + f"{again}  title: Gone\n  year: 2008\n")

    told = [each.removeprefix(f"{SECTION}/") for each in pack.problems()]

    assert told == [
        "case-studies.yaml:5: The key “the-tills” is taken.",
        "case-studies.yaml:7: “year” is a whole number from 1900 to 2100.",
        "case-studies.yaml:8: The field “title” is missing.",
        "case-studies.yaml:8: The field “year” is missing.",
        "case-studies.yaml:8: “key” may have only a-z, 0-9, - and _.",
        "case-studies.yaml:9: Fields stand here, “name: value”: key, title, year, filename.",
        "case-studies/gone.pdf:1: The file is missing.",
        "case-studies/other.pdf:1: Nothing reads this file or folder. Did you mean “gone.pdf”?",
    ]
