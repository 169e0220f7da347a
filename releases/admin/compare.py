"""Which two revisions are compared, and how what changed in them is marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from releases.comparing import Comparison, Fact, Marks, Reading, compare
from releases.models import Revision

LARGEST = 2_147_483_647
"""The largest number a revision can have, as the column is stored."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two revisions, or in words why there are not two."""

    revisions: tuple[Revision, ...] = ()
    problem: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether there is something to compare."""
        return len(self.revisions) == 2


def chosen_pair(revisions: models.QuerySet[Revision], asked: Mapping[str, str]) -> Pair:
    """The revisions of one item that `from` and `to` name; with neither, the newest two."""
    if not ("from" in asked or "to" in asked):
        newest = tuple(reversed(revisions[:2]))
        if len(newest) < 2:
            return Pair(problem=_("There is one revision so far: nothing to compare it with."))
        return Pair(newest)
    typed = (_number(asked.get(name, "")) for name in ("from", "to"))
    numbers = [number for number in typed if number is not None]
    if len(numbers) < 2:
        return Pair(problem=_("Choose two revisions by their numbers."))
    if numbers[0] == numbers[1]:
        return Pair(problem=_("These are one and the same revision. Choose two."))
    found = {each.number: each for each in revisions.filter(number__in=numbers)}
    for number in numbers:
        if number not in found:
            words = _("There is no revision %(number)s of it.")
            return Pair(problem=words % {"number": number})
    return Pair(tuple(found[number] for number in numbers))


def _number(asked: str) -> int | None:
    """A number that a revision could have."""
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= 10):
        return None
    return int(asked) if 1 <= int(asked) <= LARGEST else None


def comparison_of(old: Reading, new: Reading) -> Comparison:
    """What changed, with marks that are also read aloud."""
    return compare(old, new, gone=_marks("del", _("removed")), come=_marks("ins", _("added")))


def _marks(tag: str, word: str) -> Marks:
    hidden = '<span class="visually-hidden">{}</span>'
    before = format_html("<{}>" + hidden, tag, f"[{word}: ")
    return Marks(before, format_html(hidden + "</{}>", "]", tag))


def facts_of(revision: models.Model, *names: str) -> tuple[Fact, ...]:
    """Fields of the revision as facts, each under the name its form gives it."""
    return tuple(Fact(label_of(revision, name), told(getattr(revision, name))) for name in names)


def label_of(model: models.Model, name: str) -> str:
    """What a field is called."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)  # noqa: S101  (only fields of its own are asked for)
    return str(capfirst(field.verbose_name))


def told(value: object) -> str:
    """A value as people read it."""
    match value:
        case bool():
            return _("yes") if value else _("no")
        case int():
            return number_format(value, use_l10n=True, force_grouping=True)
        case _:
            return str(value)
