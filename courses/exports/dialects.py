"""What the two databases say differently when they write the text of a file themselves."""

from __future__ import annotations

from dataclasses import dataclass

from courses.exports.cells import cell_sql


@dataclass(frozen=True, slots=True)
class Dialect:
    """What two databases say differently."""

    position: str
    """The function that finds a text in a text, counting from 1."""
    has_nul: str
    """The condition that `{column}` contains NUL."""
    names: str
    """The aggregate that joins `name` with semicolons."""
    by_bytes: str
    """The collation that orders text by its bytes, so that both databases write the same file."""
    whole: str
    """What makes a number of a `{column}` that is true or false."""
    utc: str
    """What makes 2026-01-31 23:59:59.999 in UTC of a `{column}` that is a moment."""
    code: str
    """M06 from `module.number`."""
    once: str
    """What has the rows of `{select}` computed once, not again for each record."""
    fence: str
    """What ends the SELECT of the records so that they are read in their order."""
    sorted: str
    """What puts rows in order by `{by}`, where that costs nothing."""

    def cell(self, column: str) -> str:
        """The column as a CSV cell."""
        return cell_sql(column, position=self.position, has_nul=self.has_nul)


SQLITE = Dialect(
    position="instr",
    has_nul="instr({column}, char(0)) > 0",
    names="group_concat(name, '; ')",
    by_bytes="BINARY",
    whole="{column}",
    utc="CAST({column} AS text)",
    code="'M' || substr('0' || module.number, -2)",
    once="MATERIALIZED ({select})",
    fence="",
    sorted="ORDER BY {by}",
)
POSTGRESQL = Dialect(
    position="strpos",
    has_nul="FALSE",
    names="string_agg(name, '; ')",
    by_bytes='"C"',
    whole="{column}::int",
    utc="CAST({column} AT TIME ZONE 'UTC' AS text)",
    code="'M' || lpad(module.number::text, 2, '0')",
    # Kept apart by the fence alone, it has statistics: those make it, not the records, the part
    # that is hashed, and then the records stay in their order.
    once="NOT MATERIALIZED ({select} OFFSET 0)",
    fence=" OFFSET 0",
    # Sorting rows this wide would take longer than all the rest.
    sorted="",
)
