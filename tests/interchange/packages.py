"""Packages for tests, zipped from the folders of files that other systems' exports look like."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from quizzes.interchange.items import Read
from quizzes.interchange.package_reading import read_questions_of

FILES = Path(__file__).parent / "files"


def folder(name: str) -> dict[str, bytes]:
    """The files of a package, by name."""
    root = FILES / name
    found = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def package(name: str) -> bytes:
    """The zip of a package among the files."""
    return zipped(folder(name))


def reads(content: bytes) -> list[Read]:
    """Every item of a file."""
    return list(read_questions_of(content))
