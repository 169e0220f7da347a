"""`manage.py build_case_studies` writes PDFs beside their sources and says what it did."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from casestudies.validators import inspect_pdf
from tests.casestudies.sources import MATTER, write_source


def run(*arguments: object, verbosity: int = 1) -> tuple[str, str]:
    out, progress = StringIO(), StringIO()
    call_command("build_case_studies", *arguments, stdout=out, stderr=progress, verbosity=verbosity)
    return out.getvalue(), progress.getvalue()


def test_every_source_below_a_folder_is_built(tmp_path: Path) -> None:
    path = write_source(tmp_path)

    said, progress = run(tmp_path)

    facts = inspect_pdf(path.with_suffix(".pdf").read_bytes())
    assert f"small.pdf: {facts.pages} pages, {round(facts.size / 1000)} KB" in said
    assert "1/1" in progress


def test_one_source_can_be_built_and_nothing_is_said_when_asked_to_be_quiet(tmp_path: Path) -> None:
    path = write_source(tmp_path)

    assert run(path, verbosity=0) == ("", "")
    assert path.with_suffix(".pdf").exists()


def test_a_bad_source_stops_the_command_with_file_line_and_reason(tmp_path: Path) -> None:
    path = write_source(tmp_path, matter=MATTER.replace("year: 2008", "year: x"))

    with pytest.raises(CommandError, match=r"small\.md:4: “year” must be a year"):
        run(tmp_path, verbosity=0)

    assert not path.with_suffix(".pdf").exists()


def test_a_folder_without_sources_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no case study source"):
        run(tmp_path)
