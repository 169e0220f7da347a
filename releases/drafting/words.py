"""What a draft's form says, as text: the same for what was posted, stored or kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

type Row = dict[str, str]
"""One row of a formset: its fields by name."""


@dataclass(frozen=True, slots=True)
class Words:
    """The fields of a form by name, and the rows of each formset by its prefix, in order.

    Everything is text as a browser would send it: a ticked box is "on", an empty one "".
    """

    fields: Row = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """For storing."""
        return {"fields": self.fields, "rows": self.rows}

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> Words:
        """What `as_json` stored."""
        fields, rows = stored.get("fields"), stored.get("rows")
        assert isinstance(fields, dict)  # noqa: S101  (tells the type checker)
        assert isinstance(rows, dict)  # noqa: S101  (as above)
        return cls(fields, rows)

    def posted(self) -> Iterator[tuple[str, str]]:
        """As a browser would send it, every row as a new one."""
        yield from self.fields.items()
        for prefix, rows in self.rows.items():
            yield f"{prefix}-TOTAL_FORMS", str(len(rows))
            yield f"{prefix}-INITIAL_FORMS", "0"
            for place, row in enumerate(rows):
                for name, value in row.items():
                    yield f"{prefix}-{place}-{name}", value


def tidy(value: object) -> str:
    """A posted or stored value as text: one kind of line end, nothing before or after.

    No database takes the character NUL.
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "").strip()


def rows_as_text(rows: list[Row]) -> str:
    """Rows for reading and comparing: a field a line, an empty line between rows."""
    return "\n\n".join(
        "\n".join(f"{name}: {value}" for name, value in row.items() if value) for row in rows
    )
