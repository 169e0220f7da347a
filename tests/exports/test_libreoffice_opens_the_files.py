"""Names in any script open right in a spreadsheet: LibreOffice reads the files by itself."""

import shutil
import subprocess
from pathlib import Path

from defusedxml import ElementTree

from results.formats.known import FORMATS
from tests.exports.tables import texts, written

NAMES = [
    "محمد بن سلمان", "山田 太郎", "🧑‍🚀 Ada", "Zoë Ångström", "Иван Петров", "שלום", "नमस्ते",
    "=1+1", "+2", "-3", "@SUM(1)", "\u202eright to left", "_x0041_", "<r>rich</r>", 'a;b,"c"',
]  # fmt: skip
AS_UTF_8 = "--infilter=CSV:44,34,UTF8"
"""What somebody chooses when LibreOffice asks how to read a CSV file."""
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def test_names_in_any_script_are_shown_as_they_are_and_none_is_computed(tmp_path: Path) -> None:
    found = opened(["csv", "csv-bom"], tmp_path, AS_UTF_8) | opened(["xlsx"], tmp_path)

    for name, (shown, formulas) in found.items():
        assert [text.removeprefix("'") for text in shown] == ["name", *NAMES], name
        assert not formulas, name
    assert found["xlsx"][0] == ["name", *NAMES]


def opened(names: list[str], folder: Path, *how: str) -> dict[str, tuple[list[str], int]]:
    """The first column of each file as LibreOffice shows it, and how many formulas it sees."""
    office = shutil.which("soffice")
    assert office, "install libreoffice-calc-nogui, as .ci/packages does"
    files = {name: folder / f"{name}{FORMATS[name].suffix}" for name in names}
    for name, file in files.items():
        file.write_bytes(written(name, texts(*NAMES)))
    command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", *how]
    command += ["--convert-to", "fods", "--outdir", str(folder / "out"), *map(str, files.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: _first_column(folder / "out" / f"{name}.fods") for name in names}


def _first_column(file: Path) -> tuple[list[str], int]:
    sheet = next(ElementTree.parse(file).iter(f"{TABLE}table"))
    formulas = sum(f"{TABLE}formula" in cell.attrib for cell in sheet.iter(f"{TABLE}table-cell"))
    rows = [next(iter(row.iter(f"{TABLE}table-cell"))) for row in sheet.iter(f"{TABLE}table-row")]
    shown = ["".join("".join(part.itertext()) for part in cell.iter(f"{TEXT}p")) for cell in rows]
    return [text for text in shown if text], formulas
