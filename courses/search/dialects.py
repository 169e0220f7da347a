"""The two databases' ways of saying the same: match these words, best passages first.

SQLite has an FTS5 table beside the passages, PostgreSQL a column in them; triggers and a generated
column keep both (migration 0003). A word in a heading weighs more than one in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from courses.search.words import Words

type Argument = str | int | list[int]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one database is asked. `best` is ordered by, smallest first."""

    source: str
    condition: str
    best: str
    among: str
    """The condition that a passage's revision is one of a list."""
    match: Callable[[Words], str]
    """The words as the database wants them."""
    listed: Callable[[Collection[int]], Argument]
    """A list of ids as one argument."""


def fts5_words(words: Words) -> str:
    """As an FTS5 query: strings, of which the last may be a beginning.

    https://www.sqlite.org/fts5.html#full_text_query_syntax
    """
    ending = " *" if words.is_beginning else ""
    return " ".join(f'"{word}"' for word in (*words.whole, words.last)) + ending


def tsquery_words(words: Words) -> str:
    """As PostgreSQL writes a tsquery: quoted lexemes that all have to be there.

    https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY
    """
    ending = ":*" if words.is_beginning else ""
    return " & ".join(f"'{word}'" for word in (*words.whole, words.last)) + ending


def _json(ids: Collection[int]) -> str:
    return f"[{','.join(map(str, ids))}]"


DIALECTS = {
    "sqlite": Dialect(
        # CROSS: the words come first. From passages to words takes a hundred times as long.
        source="courses_passage_words w CROSS JOIN courses_passage p ON p.id = w.rowid",
        condition="courses_passage_words MATCH %s",
        best="bm25(courses_passage_words, 6.0, 1.0)",
        among="p.revision_id IN (SELECT value FROM json_each(%s))",
        match=fts5_words,
        listed=_json,
    ),
    "postgresql": Dialect(
        source="courses_passage p CROSS JOIN (SELECT CAST(%s AS tsquery) AS q) asked",
        condition="p.search @@ asked.q",
        best="-ts_rank(p.search, asked.q, 1)",
        among="p.revision_id = ANY(%s)",
        match=tsquery_words,
        listed=list,
    ),
}
