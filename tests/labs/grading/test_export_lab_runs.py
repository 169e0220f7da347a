"""manage.py export_lab_runs: the same files, for a terminal or a script."""

import io
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import LearnerFactory
from tests.labs.factories import LabRevisionFactory
from tests.labs.grading.runs import LOST, WON, play
from tests.results.answers import join, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("rows", "lines"), [("runs", 2), ("learners", 1)])
def test_runs_or_learners_are_written_to_a_file(tmp_path: Path, rows: str, lines: int) -> None:
    learner = LearnerFactory.create(user__name="Ada")
    join(learner, "Spring")
    play(learner, LabRevisionFactory.create(), LOST, WON)
    play(LearnerFactory.create(user__name="Out"), LabRevisionFactory.create(), LOST)
    file = tmp_path / "runs.csv"

    call_command("export_lab_runs", "--rows", rows, "--cohort", "spring", "--output", str(file))

    assert [row["name"] for row in read([file.read_bytes()])] == ["Ada"] * lines


def test_runs_are_what_is_written_by_itself_with_a_mark_on_request(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    call_command("export_lab_runs", "--bom")

    written, told = capfdbinary.readouterr()
    assert written.startswith(b"\xef\xbb\xbflab_run,learner,")
    assert told == b""


def test_garbage_is_told_by_its_option(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("export_lab_runs", "--course", "nope", "--output", str(tmp_path / "a"))

    assert refused.value.returncode == 2
    assert str(refused.value) == "--course: There is no course “nope”."
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("export_lab_runs", "--rows", "teams")


@pytest.mark.parametrize(("rows", "shown"), [("runs", "2.00/2.00"), ("learners", "1.00 lines")])
def test_a_terminal_shows_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, shown: str
) -> None:
    play(LearnerFactory.create(), LabRevisionFactory.create(), LOST, WON)
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)

    call_command("export_lab_runs", "--rows", rows, "--output", str(tmp_path / "runs.csv"))

    assert shown in terminal.getvalue()
