"""The smallest valid toggle, and what tests ask of the store."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import factory
from factory.django import DjangoModelFactory

from accounts.models import Cohort
from releases.models import Toggle, ToggleCohort, ToggleKind
from releases.toggles.rules import Rule
from releases.toggles.snapshot import declared_rules, store


class ToggleFactory(DjangoModelFactory[Toggle]):
    """A toggle that is off; `cohorts=[…]` names who can have it."""

    class Meta:
        model = Toggle
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"toggle-{n}")
    kind = ToggleKind.RELEASE
    meaning = "A new way to read."
    remove_by = date(2027, 3, 31)

    @factory.post_generation
    def cohorts(self, create: bool, named: list[Cohort] | None, **_: object) -> None:
        for cohort in named or ():
            ToggleCohort.objects.create(toggle=self, cohort=cohort)


def rule_of(name: str = "new", **fields: object) -> Rule:
    """A rule that is on for everyone, but for what is given."""
    own: dict[str, object] = {
        "id": 7, "kind": ToggleKind.RELEASE, "on": True, "percent": 100, "salt": "salt",
    }  # fmt: skip
    return Rule(name=name, **own | fields)


def everything(*, on: bool, but: Collection[str] = ()) -> None:
    """Have every declared toggle on, or every one off, in this process; those the other way."""
    rules = declared_rules()
    assert set(but) <= set(rules), "a toggle that nobody declared"
    store.keep({name: replace(rule, on=on != (name in but)) for name, rule in rules.items()})
