"""The kinds of records that are held about people. Each app registers its own when it starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Model, Q, QuerySet

from accounts.models import Learner, User

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

type Value = str | int | float | bool | datetime | None
"""What a cell of a file can hold."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose records: a person, a guest, or both in one once they signed in."""

    user: User | None
    learners: tuple[int, ...]
    """Ids: their own, and of the guests they were before they signed in."""


def owner_of(learner: Learner) -> Owner:
    """Whoever learns as that learner, who may have no row yet."""
    ids = Learner.objects.filter(Q(pk=learner.pk) | Q(merged_into=learner.pk)).order_by("id")
    found = tuple(ids.values_list("id", flat=True)) if learner.pk else ()
    return Owner(learner.user, found)


def forget_nothing(owner: Owner) -> None:
    """For records that go with the account by themselves."""
    del owner


@dataclass(frozen=True, slots=True)
class Records[M: Model]:
    """One kind of records: a row on the page, and two files of the download."""

    name: str
    """What its files are called."""
    title: StrPromise
    columns: tuple[tuple[str, StrPromise], ...]
    """Of the files: their names, and what each means."""
    about: type[Model]
    find: Callable[[Owner], QuerySet[M]]
    """Those of somebody, in a fixed order."""
    line: Callable[[M], tuple[Value, ...]]
    """One of them, a value for each column. Nothing that the learner has yet to earn."""
    forget: Callable[[Owner], None] = forget_nothing
    """Take away what names or identifies somebody, in the transaction that deletes the account."""
    stays: StrPromise | None = None
    """What is left of them afterwards, in a sentence; None where all of it goes."""
    moment: str = ""
    """The field that says when a learner did this; "" where it is no act of learning."""


# Each kind reads rows of its own model only, which no common type can say.
type AnyRecords = Records[Any]

_kinds: dict[str, AnyRecords] = {}


def register_records(records: AnyRecords) -> AnyRecords:
    """Have these records shown, handed out and forgotten from now on."""
    _kinds[records.name] = records
    return records


def kinds_of_records() -> tuple[AnyRecords, ...]:
    """Every kind, in the order of registration."""
    return tuple(_kinds.values())
