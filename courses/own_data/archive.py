"""Everything that is held about somebody as one zip file, sent while the database still reads."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Buffer, Iterable, Iterator
from datetime import UTC, datetime
from io import RawIOBase
from typing import IO, cast

from django.utils.translation import gettext as _

from courses.exports.cells import cell
from courses.exports.stream import BOM
from courses.own_data.records import AnyRecords, Owner, Value, kinds_of_records

ROWS_AT_ONCE = 500


class Outlet(RawIOBase):
    """A file that only takes: what was written since is there to send on."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: Buffer) -> int:
        """Take these bytes."""
        self._waiting += data
        return len(memoryview(data))

    def taken(self) -> bytes:
        """What was written since last time."""
        data = bytes(self._waiting)
        self._waiting.clear()
        return data


def archive(owner: Owner, *, at: datetime) -> Iterator[bytes]:
    """The zip in chunks: a README, then each kind of records as CSV and as JSON."""
    outlet = Outlet()
    with zipfile.ZipFile(cast("IO[bytes]", outlet), "w", zipfile.ZIP_DEFLATED) as packed:
        for name, chunks in _files(owner, at):
            entry = zipfile.ZipInfo(name, date_time=at.astimezone(UTC).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(entry, "w", force_zip64=True) as file:
                for chunk in chunks:
                    file.write(chunk.encode())
                    yield outlet.taken()
    yield outlet.taken()


def _files(owner: Owner, at: datetime) -> Iterator[tuple[str, Iterable[str]]]:
    yield "README.txt", [readme(at)]
    for kind in kinds_of_records():
        yield f"{kind.name}.csv", _csv(kind, owner)
        yield f"{kind.name}.json", _json(kind, owner)


def readme(at: datetime) -> str:
    """What each file and column is, in the reader's language."""
    told = _("Everything this site held about you at %(at)s (UTC).")
    lines = [told % {"at": f"{at.astimezone(UTC):%Y-%m-%d %H:%M}"}, ""]
    lines.append(_("Each .csv file opens in a spreadsheet; its .json file says the same."))
    lines.append(_("Moments are in UTC. A cell that could be taken for a formula begins with '."))
    for kind in kinds_of_records():
        lines += ["", f"{kind.name}: {kind.title}"]
        lines += [f"  {name}: {meaning}" for name, meaning in kind.columns]
        fate = str(kind.stays or _("All of it goes."))
        lines.append("  " + _("When you delete your data: %(fate)s") % {"fate": fate})
    return "\n".join(lines) + "\n"


def _lines(kind: AnyRecords, owner: Owner) -> Iterator[tuple[Value, ...]]:
    return map(kind.line, kind.find(owner).iterator(chunk_size=ROWS_AT_ONCE))


def _csv(kind: AnyRecords, owner: Owner) -> Iterator[str]:
    yield BOM + ",".join(name for name, _meaning in kind.columns) + "\n"
    for values in _lines(kind, owner):
        yield ",".join(_cell(value) for value in values) + "\n"


def _json(kind: AnyRecords, owner: Owner) -> Iterator[str]:
    names = [name for name, _meaning in kind.columns]
    lead = "[\n"
    for values in _lines(kind, owner):
        row = dict(zip(names, map(_plain, values), strict=True))
        yield lead + json.dumps(row, ensure_ascii=False)
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


def _plain(value: Value) -> str | int | float | bool | None:
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else value


def _cell(value: Value) -> str:
    """The value as a CSV cell: nothing for what is not there, 1 and 0 for yes and no."""
    if isinstance(value, bool):
        return str(int(value))
    plain = _plain(value)
    return cell(plain) if isinstance(plain, str) else "" if plain is None else str(plain)
