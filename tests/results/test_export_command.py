"""manage.py export_results: the same file, for a terminal or a script."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import LearnerFactory, Lesson, QuestionRevisionFactory
from tests.results.answers import answer, join, many_answers, read

pytestmark = pytest.mark.django_db


def test_a_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    answer(LearnerFactory.create(user__name="Ada"), QuestionRevisionFactory.create())
    file = tmp_path / "results.csv"

    call_command("export_results", output=str(file))

    assert [row["name"] for row in read([file.read_bytes()])] == ["Ada"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_filters_and_byte_order_mark_are_those_of_the_page(tmp_path: Path) -> None:
    lesson = Lesson()
    learner = LearnerFactory.create(user__name="In")
    join(learner, "Spring")
    answer(learner, lesson.questions["first-check"])
    answer(LearnerFactory.create(user__name="Out"), lesson.questions["first-check"])
    file = tmp_path / "results.csv"
    wanted = ["--course", lesson.course.slug, "--section", f"{lesson.course.slug}/m06/s3"]
    wanted += ["--cohort", "spring", "--from", "2026-11-23", "--to", "2026-11-23", "--bom"]

    call_command("export_results", *wanted, "--output", str(file))

    written = file.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfresponse,")
    assert [row["name"] for row in read([written])] == ["In"]


def test_standard_output_is_where_it_goes_by_itself(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    answer(LearnerFactory.create(user__name="Ada"), QuestionRevisionFactory.create())

    call_command("export_results")

    written, told = capfdbinary.readouterr()
    assert [row["name"] for row in read([written])] == ["Ada"]
    assert told == b""


def test_every_problem_is_told_by_its_option_with_exit_code_2(tmp_path: Path) -> None:
    file = tmp_path / "results.csv"
    wanted = ["--course", "nope", "--cohort", "nobody", "--from", "soon", "--output", str(file)]

    with pytest.raises(CommandError) as refused:
        call_command("export_results", *wanted)

    assert refused.value.returncode == 2
    assert str(refused.value).splitlines() == [
        "--course: There is no course “nope”.",
        "--cohort: There is no cohort “nobody”.",
        "--from: Enter a day as year-month-day, such as 2026-01-31.",
    ]
    assert not file.exists()


def test_a_folder_that_is_not_there_is_told_with_exit_code_2(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--output: No such file or directory") as refused:
        call_command("export_results", output=str(tmp_path / "missing" / "results.csv"))

    assert refused.value.returncode == 2


def test_an_export_that_fails_leaves_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "results.csv"
    file.write_text("old")

    def broken(*_: object, **__: object) -> list[bytes]:
        raise RuntimeError

    monkeypatch.setattr("results.management.commands.export_results.sending", broken)
    with pytest.raises(RuntimeError):
        call_command("export_results", output=str(file))

    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_terminal_shows_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many_answers(LearnerFactory.create(), QuestionRevisionFactory.create(), 1500)
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)

    call_command("export_results", output=str(tmp_path / "results.csv"))

    assert "1.50k/1.50k" in terminal.getvalue()
    assert "rows" in terminal.getvalue()


def test_a_reader_who_has_enough_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pipe(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError

    with (tmp_path / "stands-in-for-the-pipe").open("wb") as file:
        fake = io.TextIOWrapper(Pipe())
        monkeypatch.setattr(fake, "fileno", file.fileno)
        monkeypatch.setattr(sys, "stdout", fake)

        call_command("export_results")

        os.write(file.fileno(), b"lost")
    assert (tmp_path / "stands-in-for-the-pipe").read_bytes() == b""
