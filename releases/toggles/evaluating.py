"""Asking for a toggle: through OpenFeature, for a learner where it depends on who asks."""

from __future__ import annotations

from typing import Protocol

from openfeature import api
from openfeature.evaluation_context import EvaluationContext

from releases.models.toggles import ToggleKind
from releases.toggles.declared import DECLARED
from releases.toggles.provider import LEARNER, ToggleProvider
from releases.toggles.rules import OFF, ON, Rule
from releases.toggles.snapshot import store

_client = api.get_client()
_NOBODY = EvaluationContext()


class Asking(Protocol):
    """What a toggle needs to know of a learner."""

    @property
    def key(self) -> str:
        """The learner's unchanging key."""
        ...

    @property
    def pk(self) -> int | None:
        """The id of the learner's row; None before there is one."""
        ...


def provide() -> None:
    """Have OpenFeature answer from our toggles in this process."""
    api.set_provider_and_wait(ToggleProvider())


def is_on(name: str, learner: Asking | None = None) -> bool:
    """Whether the toggle is on; for this learner, where it is on for some only.

    The learner is looked at only where the answer depends on them; where it depends on nothing
    it is asked for once for each reading of the toggles. A name that nobody knows is off; code
    declares its names, so that only texts can have such ones.
    """
    snapshot = store.current()
    told = snapshot.told.get(name)
    if told is not None:
        return told
    declared = DECLARED.get(name)
    default = declared is not None and declared.default
    rule = snapshot.rules.get(name)
    answer = _client.get_boolean_value(name, default, _context(rule, learner))
    if rule is not None and not rule.is_personal and rule.kind != ToggleKind.OPS:
        snapshot.told[name] = answer
    return answer


def variant_of(name: str, learner: Asking | None = None) -> str:
    """Which variant the learner gets: "on" where the toggle has none, "off" where it is off."""
    declared = DECLARED.get(name)
    default = ON if declared is not None and declared.default else OFF
    return _client.get_string_value(
        name, default, _context(store.current().rules.get(name), learner)
    )


def _context(rule: Rule | None, learner: Asking | None) -> EvaluationContext:
    if learner is None or rule is None or not rule.is_personal:
        return _NOBODY
    if learner.pk is None:
        return EvaluationContext(learner.key)
    return EvaluationContext(learner.key, {LEARNER: learner.pk})
