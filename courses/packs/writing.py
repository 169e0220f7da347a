"""Writing a pack: everything into a new folder first, then put in its place in one move."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from courses.packs.yaml_writing import Value, yaml_text

OUTLINE = "course.yaml"
PICTURES_FOLDER = "pictures"


class PackNotWrittenError(Exception):
    """The pack was not written; the message says why and what to do. Nothing was changed."""


class PackWriter:
    """Writes files below one folder of the pack."""

    def __init__(self, root: Path, prefix: str = "") -> None:
        self.root = root
        self.prefix = prefix

    def within(self, name: str) -> PackWriter:
        """The same pack, one folder further in."""
        return PackWriter(self.root, f"{self.prefix}{name}/")

    def text(self, name: str, text: str) -> None:
        """Write a text file as UTF-8 with plain newlines."""
        self.content(name, text.encode("utf-8"))

    def yaml(self, name: str, value: Value) -> None:
        """Write a list or mapping as canonical YAML."""
        self.text(name, yaml_text(value))

    def content(self, name: str, content: bytes) -> None:
        """Write bytes."""
        path = self.root / self.prefix / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextmanager
def new_pack(target: Path, *, replace: bool) -> Iterator[PackWriter]:
    """A writer for a pack that appears at `target` whole, or not at all.

    Raises PackNotWrittenError where something stands there already, unless it is empty, or is
    a pack and `replace` is set. Files of the old pack that no dump makes (sources of case
    studies, drawings, notes) are kept.
    """
    _refuse_if_taken(target, replace=replace)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as scratch:
        fresh, old = Path(scratch) / "new", Path(scratch) / "old"
        fresh.mkdir()
        yield PackWriter(fresh)
        if target.exists():
            _keep_sources(target, fresh)
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise


def _refuse_if_taken(target: Path, *, replace: bool) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise PackNotWrittenError(f"{target} is not a folder; choose another place.")
    if not target.exists() or not any(target.iterdir()):
        return
    if not (target / OUTLINE).is_file():
        raise PackNotWrittenError(f"{target} holds other things; choose an empty folder.")
    if not replace:
        raise PackNotWrittenError(f"{target} holds a pack; add --replace to write over it.")


def _keep_sources(target: Path, fresh: Path) -> None:
    """Copy what stands beside the pack's own files: no dump can make it again.

    Only where the new pack still has the section's folder: elsewhere nothing would belong to it.
    """
    for path in sorted(target.rglob("*")):
        inside = path.relative_to(target)
        place = fresh / inside
        home = fresh.joinpath(*inside.parts[:-1][:2])
        is_made = path.suffix in (".yaml", ".pdf") or path.name == "section.md"
        is_made = is_made or path.parent.name == PICTURES_FOLDER
        wanted = path.is_file() and not path.is_symlink() and not is_made and home.is_dir()
        if wanted:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, place)
