"""The files of a pack, read carefully: nothing outside it, no links, nothing too large."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from courses.packs.problems import Problems
from courses.rendering.page import hint

LARGEST_TEXT = 1_000_000
LARGEST_FILE = 50_000_000
MOST_FILES = 5_000
ALWAYS_ALLOWED = ("README.md",)
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class PackFolder:
    """One folder of a pack. `prefix` is its path in the pack ("" or "m06/s03-…/")."""

    def __init__(self, root: Path, problems: Problems, prefix: str = "") -> None:
        self.root = root
        self.problems = problems
        self.prefix = prefix

    def within(self, name: str) -> PackFolder:
        """A folder inside this one."""
        return PackFolder(self.root, self.problems, f"{self.prefix}{name}/")

    def file(self, name: str) -> str:
        """How problems name a file of this folder."""
        return f"{self.prefix}{name}"

    def report(self, name: str, line: int, reason: str) -> None:
        """Note a problem with a file of this folder."""
        self.problems.report(self.file(name), line, reason)

    def names(self) -> list[str]:
        """What stands in the folder, hidden files left out; empty where it is no folder."""
        path = self._path("")
        if not _is(path, stat.S_ISDIR):
            return []
        return sorted(entry.name for entry in path.iterdir() if not entry.name.startswith("."))

    def has(self, name: str) -> bool:
        """Whether something of that name stands in the folder."""
        return os.path.lexists(self._path(name))

    def text(self, name: str) -> str | None:
        """A file as text with plain newlines; None, and a problem, where it cannot be one."""
        content = self.content(name, LARGEST_TEXT)
        if content is None:
            return None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.report(name, line, _("This is not UTF-8 text. Save the file as UTF-8."))
            return None
        if text.startswith(_BOM):
            self.report(name, 1, _("The file starts with a byte order mark. Save it without."))
            return None
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            self.report(name, line, _("There is a NUL character here. Remove it."))
            return None
        return plain_newlines(text)

    def content(self, name: str, most: int = LARGEST_FILE) -> bytes | None:
        """A file's bytes; None, and a problem, where there is none or it is too large."""
        path = self._path(name)
        if not os.path.lexists(path):
            self.report(name, 1, _("The file is missing."))
            return None
        if not _is(path, stat.S_ISREG):
            self.report(name, 1, _("This is not a plain file."))
            return None
        with path.open("rb") as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            self.report(name, 1, _("The file is larger than %(most)d bytes.") % {"most": most})
            return None
        return content

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Report whatever stands here and is read by nobody: most often a misspelt name."""
        wanted = sorted({*known, *ALWAYS_ALLOWED})
        for name in self.names():
            if name not in wanted:
                reason = _("Nothing reads this file or folder.%(hint)s")
                self.report(name, 1, reason % {"hint": hint(name, wanted)})

    def _path(self, name: str) -> Path:
        return self.root / self.prefix / name


def refuse_links(root: Path, problems: Problems) -> bool:
    """Report every link and special file below the folder; True where all is plain."""
    before = len(problems.found)
    for number, path in enumerate(_everything(root), start=1):
        name = path.relative_to(root).as_posix()
        if number > MOST_FILES:
            reason = _("A pack has at most %(most)d files and folders.") % {"most": MOST_FILES}
            problems.report(name, 1, reason)
            break
        if not (_is(path, stat.S_ISREG) or _is(path, stat.S_ISDIR)):
            problems.report(name, 1, _("Links and special files are not read. Put the file here."))
    return len(problems.found) == before


def plain_newlines(text: str) -> str:
    r"""The text with "\n" at the end of every line, however it was saved."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _everything(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders.sort()
        yield from (Path(folder) / name for name in sorted([*folders, *files]))


def _is(path: Path, kind: Callable[[int], bool]) -> bool:
    """Whether the path itself, not what it links to, is of the kind."""
    try:
        return kind(path.lstat().st_mode)
    except OSError:
        return False
