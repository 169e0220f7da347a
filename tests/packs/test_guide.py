"""The guide to packs names every field that is read, and no other."""

import re
from pathlib import Path

import pytest

from casestudies import packs as case_studies
from courses.packs import outline, section_texts
from labs.packs import lab_file
from quizzes.packs import choices_file, questions_file

GUIDE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")
FIELDS = {
    "course.yaml": [
        *outline.COURSE_FIELDS,
        *(f"modules: {name}" for name in outline.MODULE_FIELDS),
        *(f"sections: {name}" for name in outline.SECTION_FIELDS),
    ],
    "section.md": section_texts.FRONT_FIELDS,
    "questions.yaml": [
        *questions_file.QUESTION_FIELDS,
        *(f"choices: {name}" for name in choices_file.CHOICE_FIELDS),
    ],
    "case-studies.yaml": case_studies.FIELDS,
    "labs/key.yaml": [
        name
        for field in lab_file.LAB_FIELDS
        for name in (
            field,
            *(f"debrief: {each}" for each in lab_file.DEBRIEF_FIELDS if field == "debrief"),
        )
    ],
}


@pytest.mark.parametrize("file", FIELDS)
def test_the_table_of_a_file_names_its_fields_in_order(file: str) -> None:
    part = GUIDE.split(f"\n## {file}\n")[1].split("\n## ")[0]

    assert re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE) == list(FIELDS[file])
