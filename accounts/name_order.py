"""The order of people's names, the same on either database and whatever collation it has.

Letters are compared without case and without accents (É, é and e are one, Ł is l, ß is s), then as
Unicode numbers its characters: spaces and signs, digits, Latin, Greek, Cyrillic, the rest. It is
the order of a list that people look somebody up in, not that of one language's dictionary.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import CharField, Func
from django.db.models.sql.compiler import SQLCompiler

_BLOCKS = (range(0x41, 0x250), range(0x370, 0x500), range(0x1E00, 0x1F00))
"""Latin, Greek and Cyrillic letters, with and without accents."""
_OTHERS = dict(zip("ØøŁłĐđÆæŒœßÐðÞþıŦŧĦħ", "oollddaaoosddttitthh", strict=True))
"""Letters that Unicode does not take apart, by the one they stand near."""
_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
"""Marks that are typed after their letter: they count for nothing."""


def _letters() -> Iterator[tuple[str, str]]:
    for block in _BLOCKS:
        for letter in map(chr, block):
            plain = _OTHERS.get(letter) or unicodedata.normalize("NFKD", letter).casefold()[:1]
            if plain and plain != letter:
                yield letter, plain


_PLAIN = dict(_letters())
_FROM, _TO = "".join(_PLAIN) + _ACCENTS, "".join(_PLAIN.values())
_TABLE = str.maketrans(_FROM[: len(_TO)], _TO, _ACCENTS)


def folded(name: str | None) -> str | None:
    """The name as it is compared."""
    return None if name is None else name.translate(_TABLE)


class NameOrder(Func):
    """A text as it is compared, to order rows by."""

    arity = 1
    output_field = CharField()

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **_more: Any) -> Any:  # noqa: ANN401
        """By the function that each connection is given below."""
        return self.as_sql(compiler, connection, template="name_order(%(expressions)s)")

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **_more: Any) -> Any:  # noqa: ANN401
        """Letter by letter only where a name has more than ASCII, which is quicker by far."""
        sql, values = compiler.compile(self.get_source_expressions()[0])
        plain = f'lower({sql} COLLATE "C")'
        rest = f"translate({sql}, %s::text, %s::text)"
        is_ascii = f"octet_length({sql}) = char_length({sql})"
        order = f'(CASE WHEN {is_ascii} THEN {plain} ELSE {rest} END) COLLATE "C"'
        return order, (*values, *values, *values, *values, _FROM, _TO)


def teach(connection: BaseDatabaseWrapper, **_more: object) -> None:
    """Give a new connection to SQLite the function."""
    if connection.vendor == "sqlite":
        own: sqlite3.Connection = connection.connection
        own.create_function("name_order", 1, folded, deterministic=True)


connection_created.connect(teach, dispatch_uid="name_order")
