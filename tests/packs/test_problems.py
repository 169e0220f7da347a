"""Everything wrong with a pack is said at once, with file, line and reason, before any write."""

import pytest
from django.core.management import CommandError

from courses.models import Course
from tests.packs.folders import QUESTIONS_YAML, SECTION, SECTION_MD, Folder

pytestmark = pytest.mark.django_db
QUESTIONS = f"{SECTION}/questions.yaml"
TEXT = f"{SECTION}/section.md"
CASES = f"{SECTION}/case-studies.yaml"


def test_a_whole_pack_has_no_problem(pack: Folder) -> None:
    assert pack.problems() == []


def test_problems_of_all_files_are_told_together_in_order(pack: Folder) -> None:
    pack.change("course.yaml", "title: Sails", "titel: Sails")
    pack.change(TEXT, "Some text.", "Some text.\n\n/// crad | x\n///")
    pack.change(QUESTIONS, "shuffle: true", "shuffle: yes")
    pack.write(f"{SECTION}/case-studies/the-tills.pdf", b"not a pdf")

    with pytest.raises(CommandError) as refused:
        pack.load()

    assert str(refused.value).split("\n") == [
        f"{pack.root} has 5 problems; nothing was loaded:",
        "course.yaml:6: The field “title” is missing.",
        "course.yaml:8: There is no field “titel” here. Did you mean “title”?",
        f"{SECTION}/case-studies/the-tills.pdf:1: This is not a PDF. Choose a PDF file.",
        f"{QUESTIONS}:5: “shuffle” is true or false.",
        f"{TEXT}:9: There is no block “crad”. Did you mean “card”?",
    ]
    assert not Course.objects.exists()


COURSE_MISTAKES = {
    "slug: ships": ("slug: ships and more", 1, "“slug” may have only a-z, 0-9, - and _."),
    "title: Ships": ("title: " + "x" * 121, 2, "“title” has 121 characters; 120 is the most."),
    "open_to_guests: true": ("open_to_guests: [1]", 3, "“open_to_guests” is true or false."),
    "pass_mark: 70": ("pass_mark: 101", 4, "“pass_mark” is a whole number from 0 to 100."),
    "title: Sails": ("title: 2008", 8, "“title” is a text: write '2008' in quotes."),
    "number: 3": ("number: 03", 10, "“number” is a whole number from 1 to 99."),
    "slug: s3": ("slug: [s3]", 11, "“slug” is a text, not a list."),
    "folder: s03-first": (
        "folder: ../x",
        12,
        "“folder” is one folder's name in a-z, 0-9, - and _.",
    ),
    "slug: m06": ("slug:", 7, "“slug” is empty. Write it."),
    "open_to_guests": ("open_to_guest", 3, "Did you mean “open_to_guests”?"),
}


@pytest.mark.parametrize("old", COURSE_MISTAKES)
def test_a_mistake_in_the_outline_is_told_at_its_line(pack: Folder, old: str) -> None:
    new, line, reason = COURSE_MISTAKES[old]
    pack.change("course.yaml", old, new)

    told = [each for each in pack.problems() if reason in each]

    assert [each.split(":")[:2] for each in told] == [["course.yaml", str(line)]]


def test_numbers_slugs_and_folders_stand_once(pack: Folder) -> None:
    section = "      - number: 3\n        slug: S3\n        folder: s03-first\n"
    module = "  - number: 6\n    slug: m06\n    title: Again\n"
    pack.write("course.yaml", (pack.root / "course.yaml").read_text() + section + module)

    assert pack.problems() == [
        "course.yaml:13: The folder “s03-first” is taken by the entry in line 10.",
        "course.yaml:13: The number “3” is taken by the entry in line 10.",
        "course.yaml:13: The slug “s3” is taken by the entry in line 10.",
        "course.yaml:16: The number “6” is taken by the entry in line 6.",
        "course.yaml:16: The slug “m06” is taken by the entry in line 6.",
    ]


def test_sections_wait_for_sections_that_are_there_and_not_in_a_circle(pack: Folder) -> None:
    more = (
        "        opens_after: m06/s4\n"
        "      - number: 4\n        slug: s4\n        opens_after: m06/s3\n"
        "      - number: 5\n        slug: s5\n        opens_after: s3\n"
        "      - number: 6\n        slug: s6\n        opens_after: m06/s4\n"
    )
    pack.write("course.yaml", (pack.root / "course.yaml").read_text() + more)

    circle = "This section waits for itself, so it never opens."
    missing = "There is no section “s3”; write module/section, as in m06/s2."
    assert pack.problems() == [
        f"course.yaml:10: {circle}", f"course.yaml:14: {circle}", f"course.yaml:17: {missing}",
    ]  # fmt: skip


def test_a_number_that_a_loaded_place_holds_is_refused(pack: Folder) -> None:
    pack.load()
    pack.change("course.yaml", "slug: s3", "slug: s4")
    reason = "The number 3 belongs to “s3”, which is loaded already and not in this pack."

    (told,) = pack.problems()

    assert told.startswith(f"course.yaml:10: {reason}")


def test_a_number_that_a_loaded_module_holds_is_refused(pack: Folder) -> None:
    pack.load()
    (pack.root / "m06").rename(pack.root / "m07")
    pack.change("course.yaml", "slug: m06", "slug: m07")

    (told,) = pack.problems()

    assert told.startswith("course.yaml:6: The number 6 belongs to “m06”")


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


def test_a_key_that_stands_twice_and_too_few_choices_are_told(pack: Folder) -> None:
    pack.write(QUESTIONS, QUESTIONS_YAML + QUESTIONS_YAML.split("    - key: wrong")[0])

    assert pack.problems() == [
        f"{QUESTIONS}:14: The key “what-happens” is taken.",
        f"{QUESTIONS}:20: Offer 2 to 8 choices; there are 1.",
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


def test_words_from_a_file_cannot_steer_the_terminal(pack: Folder) -> None:
    pack.change("course.yaml", "title: Sails", '"t\\e[31mitle": Sails')

    (_missing, told) = pack.problems()

    assert "\x1b" not in told
    assert "“t\ufffd[31mitle”" in told
