"""Everything wrong with a pack is said at once, with file, line and reason, before any write."""

import pytest
from django.core.management import CommandError

from courses.models import Course
from tests.packs.folders import SECTION, Folder

pytestmark = pytest.mark.django_db
QUESTIONS = f"{SECTION}/questions.yaml"
TEXT = f"{SECTION}/section.md"


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


def test_words_from_a_file_cannot_steer_the_terminal(pack: Folder) -> None:
    pack.change("course.yaml", "title: Sails", '"t\\e[31mitle": Sails')

    (_missing, told) = pack.problems()

    assert "\x1b" not in told
    assert "“t\ufffd[31mitle”" in told
