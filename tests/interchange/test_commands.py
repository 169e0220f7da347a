"""The same from the command line, for files too many to click through."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from courses.models import Section
from quizzes.interchange import bringing
from quizzes.models import Question, QuestionRevision
from tests.interchange.reading import FILES

pytestmark = pytest.mark.django_db


def run(name: str, section: Section | str, file: Path, *more: str) -> list[str]:
    place = section
    if isinstance(section, Section):
        place = f"{section.module.course.slug}/{section.module.slug}/{section.slug}"
    out = StringIO()
    call_command(name, str(place), str(file), *more, stdout=out, stderr=StringIO(), verbosity=0)
    return out.getvalue().splitlines()


def test_a_file_is_brought_and_told_and_the_second_time_nothing_is(section: Section) -> None:
    file = FILES / "moodle-bank.gift"

    tried = run("import_questions", section, file, "--dry-run")
    assert not Question.objects.exists()
    told = run("import_questions", section, file)
    again = run("import_questions", section, file)

    assert tried[-1] == "Nothing stored; it would be: 6 drafts."
    assert told[0] == "+ 7: flags-1: Single choice, 3 choices"
    assert "    Tags are left out: release, week 2." in told
    assert told[-3:] == [
        "- 51: Say why: An essay needs a rubric to be graded by: write it here.",
        "- 55: Note: A description asks nothing. Put it into the text.",
        "6 drafts.",
    ]
    assert QuestionRevision.objects.count() == 6
    assert again[0] == "- 7: flags-1: the section has it already."
    assert again[-1] == "0 drafts."


def test_what_was_brought_is_taken_along_again(section: Section, tmp_path: Path) -> None:
    run("import_questions", section, FILES / "moodle-bank.xml")

    told = run("export_questions", section, tmp_path / "out.gift")

    assert told[-1] == "6 questions."
    assert "- order: GIFT has no such question." in told
    assert "- share: The unit" in told
    with pytest.raises(CommandError, match="File exists"):
        run("export_questions", section, tmp_path / "out.gift")


@pytest.mark.parametrize("address", ["nowhere", "a/b/c"])
def test_a_section_that_is_not_there_is_told(address: str, db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no section"):
        run("import_questions", address, tmp_path / "x")


def test_files_that_cannot_be_read_and_nothing_to_write_are_told(
    section: Section, tmp_path: Path
) -> None:
    (tmp_path / "bad.xml").write_bytes(b"<quiz>\n<question>")

    with pytest.raises(CommandError, match="No such file"):
        run("import_questions", section, tmp_path / "none.gift")
    with pytest.raises(CommandError, match=r"bad\.xml:2: This is not well-formed XML"):
        run("import_questions", section, tmp_path / "bad.xml")
    with pytest.raises(CommandError, match="no question that the format can say"):
        run("export_questions", section, tmp_path / "out.gift")


def test_a_question_that_cannot_be_stored_keeps_all_of_them_out(
    section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(bringing, "index_fresh", fail)
    with pytest.raises(ZeroDivisionError):
        run("import_questions", section, FILES / "moodle-bank.gift")

    assert not Question.objects.exists()
