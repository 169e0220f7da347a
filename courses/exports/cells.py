"""How a text becomes a cell of a CSV file that no spreadsheet takes for a formula.

Two forms of one rule: `cell` in Python, `cell_sql` as an expression for either database. A test
holds them together.
"""

from __future__ import annotations

SKIPPED = " \u00a0\u2000\u2002\u2003\u2009\u200b\u2060\u3000\ufeff"
"""What a spreadsheet may skip before it looks for a formula: spaces and byte order marks."""
LEADS = "=+-@\t\r\n＝＋－＠"
"""What a formula may start with, full-width forms included."""
_ALWAYS_QUOTED = '"\r\n'
QUOTED = f",{_ALWAYS_QUOTED}"
"""What a cell may hold only inside quotes, where commas are the delimiter."""


def cell(text: str, delimiter: str = ",") -> str:
    """The text as a cell: led by an apostrophe where it could be a formula, quoted if need be."""
    first = text.lstrip(SKIPPED)[:1]
    guard = "'" if (first and first in LEADS) or "\0" in text else ""
    if delimiter in text or any(character in text for character in _ALWAYS_QUOTED):
        return '"' + guard + text.replace('"', '""') + '"'
    return guard + text


def cell_sql(column: str, *, position: str, has_nul: str) -> str:
    """`cell` as SQL over a column that is never NULL.

    `position` names the database's function that finds a text in a text; `has_nul` is a condition
    on `{column}` that holds where it contains NUL.
    """
    first = f"substr(ltrim({column}, '{SKIPPED}'), 1, 1)"
    leads = ", ".join(f"'{lead}'" for lead in LEADS)
    guard = (
        f"CASE WHEN {first} IN ({leads}) OR {has_nul.format(column=column)} THEN '''' ELSE '' END"
    )
    needs_quotes = " + ".join(f"{position}({column}, '{each}')" for each in QUOTED)
    return (
        f"CASE WHEN {needs_quotes} > 0 "
        f"THEN '\"' || {guard} || replace({column}, '\"', '\"\"') || '\"' "
        f"ELSE {guard} || {column} END"
    )
