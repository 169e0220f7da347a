"""Zips from strangers, read in memory within limits: nothing is ever written to disk.

What is refused, whole and in one sentence: names that lead out of the package, links, passwords,
names that stand twice, more files or more bytes than the limits, and contents that unpack to far
more than they are. Packages within packages are never opened.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from courses.packs.problems import ImportProblem

LARGEST = 50 * 1024 * 1024
"""Bytes of the zip itself."""
MOST_FILES = 5_000
MOST_UNPACKED = 100 * 1024 * 1024
"""Bytes of everything in it together, as its list says and again as it is read."""
HIGHEST_RATIO = 200
"""How many times its packed size a file may unpack to, once it is larger than FREE_OF_RATIO."""
FREE_OF_RATIO = 1024 * 1024
LONGEST_NAME = 400

_DAMAGED = (
    BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, NotImplementedError,
    RuntimeError, ValueError, IndexError,
)  # fmt: skip
"""What zipfile raises for zips that are not as they should be; NotImplementedError is its word for
files packed in a way it does not know."""
_ENCRYPTED = 0x1
_PIECE = 64 * 1024


class Archive:
    """A zip that keeps the limits: the names of its files, and their bytes one at a time."""

    def __init__(self, opened: ZipFile, files: dict[str, ZipInfo]) -> None:
        self._opened, self._files = opened, files
        self._left = MOST_UNPACKED
        self.names = tuple(files)

    def read(self, name: str, largest: int = MOST_UNPACKED) -> bytes:
        """The bytes of one file. Raises ImportProblem, KeyError for a name that is not there."""
        info = self._files[name]
        limit = min(largest, self._left)
        try:
            with self._opened.open(info) as file:
                content = _read_within(file.read, limit)
        except _DAMAGED:
            message = _("“%(name)s” in the zip is damaged. Export the package again.")
            raise ImportProblem(message % {"name": name}) from None
        if content is None:
            message = _("“%(name)s” in the zip is too large. Divide the package.")
            raise ImportProblem(message % {"name": name})
        self._left -= len(content)
        return content


def open_archive(content: bytes) -> Archive:
    """The zip, all of its list checked before anything is unpacked. Raises ImportProblem."""
    if len(content) > LARGEST:
        message = _("The zip is larger than %(most)d MB. Divide it.")
        raise ImportProblem(message % {"most": LARGEST // 1024 // 1024})
    try:
        opened = ZipFile(BytesIO(content))
    except _DAMAGED:
        message = _("This is no whole zip: it may have been cut short. Export the package again.")
        raise ImportProblem(message) from None
    entries = opened.infolist()
    if len(entries) > MOST_FILES:
        message = _("The zip holds more than %(most)d files. Divide it.")
        raise ImportProblem(message % {"most": MOST_FILES})
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        message = _("The zip unpacks to more than %(most)d MB. Divide it.")
        raise ImportProblem(message % {"most": MOST_UNPACKED // 1024 // 1024})
    return Archive(opened, _files(entries))


def _files(entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    """The files by name, without folders and what desktops leave behind."""
    files: dict[str, ZipInfo] = {}
    for entry in entries:
        name = _safe_name(entry)
        if entry.is_dir() or name.endswith("/") or _is_litter(name):
            continue
        _refuse_odd(entry, name)
        if name in files:
            message = _("“%(name)s” stands in the zip twice. Pack it again.")
            raise ImportProblem(message % {"name": name})
        files[name] = entry
    return files


def _safe_name(entry: ZipInfo) -> str:
    """The name with plain slashes. Raises ImportProblem where it leads out of the package."""
    name = _as_written(entry).replace("\\", "/")
    parts = name.split("/")
    is_inside = bool(name) and not name.startswith("/") and ".." not in parts
    if not is_inside or ":" in parts[0] or len(name) > LONGEST_NAME or not name.isprintable():
        message = _("The zip has a file called “%(name)s”, which leads out of it. Pack it again.")
        shown = "".join(letter if letter.isprintable() else "?" for letter in name[:80])
        raise ImportProblem(message % {"name": shown})
    return "/".join(part for part in parts if part != ".")


def _as_written(entry: ZipInfo) -> str:
    """The name; where a tool wrote UTF-8 without saying so, as it meant it."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode()
    except UnicodeError:
        return entry.filename


def _is_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in {".DS_Store", "Thumbs.db"}


def _refuse_odd(entry: ZipInfo, name: str) -> None:
    """Raise ImportProblem for links, passwords, odd packing and files that are bombs."""
    mode = stat.S_IFMT(entry.external_attr >> 16)
    if mode not in (0, stat.S_IFREG):
        message = _("“%(name)s” in the zip is a link, not a file. Pack the file itself.")
    elif entry.flag_bits & _ENCRYPTED:
        message = _("“%(name)s” in the zip has a password. Pack it without one.")
    elif entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        message = _("“%(name)s” is packed in a way that is not read. Pack it as a plain zip.")
    elif entry.file_size > max(FREE_OF_RATIO, HIGHEST_RATIO * entry.compress_size):
        message = _("“%(name)s” unpacks to far more than it is. It was not opened.")
    else:
        return
    raise ImportProblem(message % {"name": name})


def _read_within(read: Callable[[int], bytes], limit: int) -> bytes | None:
    """What `read` gives, piece by piece; None as soon as it is more than the limit."""
    pieces: list[bytes] = []
    size = 0
    while piece := read(_PIECE):
        size += len(piece)
        if size > limit:
            return None
        pieces.append(piece)
    return b"".join(pieces)
