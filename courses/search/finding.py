"""The one function that finds passages, on either database: one query, at most MOST_FOUND rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import cast

from django.db import connection

from courses.search.dialects import DIALECTS, Argument, Dialect
from courses.search.words import Words

MOST_FOUND = 50
MOST_RANKED = 2_000
"""Of a word that stands in more passages than this, only so many are compared with one another:
each costs microseconds (PostgreSQL: about ten), and such a word tells little."""

_STATEMENT = """
SELECT p.kind, p.revision_id, p.anchor, p.heading, p.text FROM (
  SELECT id, best FROM (
    SELECT p.id, {best} AS best FROM {source} WHERE {condition} AND ({scopes}) LIMIT {ranked}
  ) matched ORDER BY best, id LIMIT {most}
) found JOIN courses_passage p ON p.id = found.id ORDER BY found.best, found.id
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Revisions of one kind that may be found; of some, their titles only."""

    kind: str
    revisions: Collection[int]
    titles_only: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that has every word asked for."""

    kind: str
    revision_id: int
    anchor: str
    heading: str
    text: str


def find(words: Words | None, within: Sequence[Scope]) -> list[Found]:
    """The passages within these scopes that hold every word, best first.

    Asks the database nothing where there is nothing to ask.
    """
    scopes = [scope for scope in within if scope.revisions]
    if words is None or not scopes:
        return []
    statement, arguments = statement_for(DIALECTS[connection.vendor], words, scopes)
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        return [Found(*row) for row in cast("list[tuple[str, int, str, str, str]]", cursor)]


def statement_for(
    dialect: Dialect, words: Words, scopes: Sequence[Scope]
) -> tuple[str, list[Argument]]:
    """The query in that dialect, and its arguments in order."""
    conditions, arguments = [], [cast("Argument", dialect.match(words))]
    for scope in scopes:
        title = " AND p.is_title" if scope.titles_only else ""
        conditions.append(f"(p.kind = %s AND {dialect.among}{title})")
        arguments += [scope.kind, dialect.listed(scope.revisions)]
    statement = _STATEMENT.format(
        best=dialect.best,
        source=dialect.source,
        condition=dialect.condition,
        scopes=" OR ".join(conditions),
        ranked=MOST_RANKED,
        most=MOST_FOUND,
    )
    return statement, arguments
