"""Runs as CSV, streamed in constant memory by one query: each by itself or summed up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from courses.exports import copying, fetching
from courses.exports.dialects import POSTGRESQL, SQLITE, Dialect
from courses.exports.filters import Filters
from courses.exports.stream import Told, stream
from labs.exports.columns import LEARNERS, RUNS, header
from labs.exports.lines import Pieces, learner_lines, run_lines
from labs.exports.selection import runs_for
from labs.exports.statement import learners_statement, runs_statement

_FIELDS = (
    "id",
    "learner_id",
    "lab_id",
    "revision_id",
    "number",
    "run",
    "moves",
    "mechanics_version",
    "won",
    "bonus",
    "goals_met",
    "goals_total",
    "measures",
    "played_at",
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What a line of the file is about."""

    columns: tuple[str, ...]
    statement: Callable[[Dialect, str], str]
    lines: Callable[[Pieces], str]
    order: str
    """Of the lines; where the database promises one."""

    def copied(self, runs: str, values: Sequence[str], told: Told) -> Iterator[bytes]:
        """Out of PostgreSQL, as it finds them. `runs` is the SQL that selects the runs."""
        sql = self.statement(POSTGRESQL, f"({runs}) AS run")
        return copying.copied(sql, values, self._copied_lines, told)

    def fetched(self, runs: str, values: Sequence[str], told: Told) -> Iterator[bytes]:
        """Out of SQLite, in their order."""
        sql = f"{self.statement(SQLITE, f'({runs}) AS run')} ORDER BY {self.order}"
        return fetching.fetched(sql, values, self.lines, told)

    def _copied_lines(self, rows: str) -> bytes:
        return self.lines(copying.fields(rows)).encode()


ROWS = {
    "runs": Rows(RUNS, runs_statement, run_lines, "run.id"),
    "learners": Rows(LEARNERS, learners_statement, learner_lines, "summed.person, summed.lab_id"),
}
"""By the word that an address and the command know them by."""


def csv_stream(
    filters: Filters, *, rows: str = "runs", bom: bool = False, told: Told = bool
) -> Iterator[bytes]:
    """The file in chunks: the header, then a line for each of `rows`, which is a key of ROWS.

    The query runs when the second chunk is asked for. `told` hears how many lines each chunk has.
    """
    kind = ROWS[rows]
    runs = runs_for(filters).order_by("id").values_list(*_FIELDS)
    return stream(
        header(kind.columns), runs, copied=kind.copied, fetched=kind.fetched, bom=bom, told=told
    )
