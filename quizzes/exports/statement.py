"""The one SQL statement behind the export of responses, for either database."""

from __future__ import annotations

from courses.exports.dialects import Dialect
from courses.exports.named_parts import (
    learners_named,
    learners_told,
    line,
    revisions_placed,
    table,
)
from quizzes.models import Choice, QuestionRevision, Standing

JOINS = f"""
JOIN who ON who.id = response.learner_id
JOIN asked ON asked.id = response.revision_id
LEFT JOIN picked ON picked.id = response.choice_id
LEFT JOIN {table(Standing)} AS stands ON stands.response_id = response.id
"""
_PICKED = f"SELECT id, key FROM {table(Choice)}"


def named_parts(dialect: Dialect) -> str:
    """The WITH clause: by id, `who` and `asked` have `cells`, `picked` has a choice's `key`.

    `asked` has the `kind` too.
    """
    cell, once = dialect.cell, dialect.once.format
    asked = line(
        cell("course"),
        "module",
        cell("section"),
        cell("question"),
        "revision",
        cell("release"),
        "pilot",
    )
    return f"""
WITH {learners_named(dialect)},
asked AS {once(select=f"SELECT id, {asked} AS cells, kind FROM ({_asked(dialect)}) AS each")},
picked AS {once(select=_PICKED)}
"""


def told_parts(dialect: Dialect) -> str:
    """The WITH clause for values: `who` and `asked` have a column for each column of theirs."""
    once = dialect.once.format
    return f"""
WITH {learners_told(dialect)},
asked AS {once(select=_asked(dialect))}, picked AS {once(select=_PICKED)}
"""


def _asked(dialect: Dialect) -> str:
    columns = {
        "question": "item.key",
        "pilot": dialect.whole.format(column="revision.is_pilot"),
        "kind": "revision.kind",
    }
    return revisions_placed(dialect, QuestionRevision, columns)
