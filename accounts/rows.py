"""Rows of a joined read as model instances, without asking every field each time how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model

type Converter = Callable[[object, None, BaseDatabaseWrapper], object]


def columns(model: type[Model], alias: str) -> list[str]:
    """The model's columns, in the order `instance` takes them, under an alias."""
    fields: list[Field[object, object]] = list(model._meta.concrete_fields)
    return [f'{alias}."{field.column}"' for field in fields]


def instance[M: Model](model: type[M], row: Sequence[object]) -> M:
    """The model's instance for a row of its columns as the database gave them."""
    names, converted = _reading(model, connection.vendor)
    values = list(row)
    for position, convert in converted:
        values[position] = convert(values[position], None, connection)
    return model.from_db(connection.alias, names, values)


@cache
def _reading(
    model: type[Model], _vendor: str
) -> tuple[list[str], tuple[tuple[int, Converter], ...]]:
    """Attribute names, and which columns to convert how (SQLite keeps times as text)."""
    fields: list[Field[object, object]] = list(model._meta.concrete_fields)
    table = model._meta.db_table
    return [field.attname for field in fields], tuple(
        (position, convert)
        for position, field in enumerate(fields)
        for convert in connection.ops.get_db_converters(field.get_col(table))
    )
