"""What a file is, in words: a sheet of a workbook, or a text beside any other file."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.exports.columns import Column
from courses.exports.moments import told_moment
from results.formats.table import About


@dataclass(frozen=True, slots=True)
class Readme:
    """A title, facts, and what each column holds."""

    title: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str, str], ...]

    @property
    def heading(self) -> int:
        """The line that heads the columns, counting from 0."""
        return len(self.facts) + 2

    def lines(self) -> list[tuple[str, ...]]:
        """Title, facts and columns as lines of cells."""
        head = (_("column"), _("type"), _("what it holds"))
        facts = [(label, "", words) for label, words in self.facts]
        return [(self.title,), *facts, (), head, *self.columns]

    def text(self) -> str:
        """All of it as a text."""
        facts = "".join(f"{label}: {words}\n" for label, words in self.facts)
        told = (f"{name} ({kind})\n    {meaning}\n" for name, kind, meaning in self.columns)
        return f"{self.title}\n\n{facts}\n" + "".join(told)


def readme(about: About, columns: tuple[Column, ...], *, rows: int, sha256: str = "") -> Readme:
    """The words for a file with that many rows; `sha256` of the file, where it is known."""
    none = ((_("Filters"), _("none; everything is in the file")),)
    facts = (
        *(about.filters or none),
        (_("Made at (UTC)"), told_moment(about.at)),
        (_("Rows"), f"{rows}"),
        (_("Software"), about.version),
    )
    if sha256:
        facts = (*facts, (_("SHA-256 of the file"), sha256))
    told = tuple((each.name, each.type.told, str(each.meaning)) for each in columns)
    return Readme(about.title, facts, told)
