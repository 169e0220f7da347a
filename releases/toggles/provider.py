"""Our provider for OpenFeature: every kind of question answered from the process's snapshot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.utils import timezone
from openfeature.evaluation_context import EvaluationContext
from openfeature.exception import ErrorCode
from openfeature.flag_evaluation import FlagResolutionDetails, FlagValueType, Reason
from openfeature.provider import AbstractProvider
from openfeature.provider.metadata import Metadata

from releases.models.toggles import ToggleKind
from releases.toggles.exposures import Exposures, exposures
from releases.toggles.load import gauge
from releases.toggles.rules import Decision, Rule, Why, decide
from releases.toggles.snapshot import Store, store

LEARNER = "learner"
"""The attribute of an evaluation context that holds the learner's id; the targeting key is the
learner's key."""

_REASONS = {
    Why.KILLED: Reason.DISABLED,
    Why.EVERYONE: Reason.STATIC,
    Why.NOT_A_MEMBER: Reason.TARGETING_MATCH,
    Why.SHARE: Reason.SPLIT,
    Why.LOAD: Reason.DISABLED,
}

type _Object = Sequence[FlagValueType] | Mapping[str, FlagValueType]


class ToggleProvider(AbstractProvider):
    """Toggles for OpenFeature: a boolean says whether it is on, a string which variant."""

    def __init__(
        self,
        store: Store = store,
        exposures: Exposures = exposures,
        is_busy: Callable[[], bool] = lambda: gauge.is_busy,
        now: Callable[[], datetime] = timezone.now,
    ) -> None:
        super().__init__()
        self._store, self._exposures = store, exposures
        self._is_busy, self._now = is_busy, now

    def get_metadata(self) -> Metadata:
        """Who answers."""
        return _METADATA

    def resolve_boolean_details(
        self,
        flag_key: str,
        default_value: bool,
        evaluation_context: EvaluationContext | None = None,
    ) -> FlagResolutionDetails[bool]:
        """Whether the toggle is on for whoever the context names."""
        decision = self._decided(flag_key, evaluation_context)
        if decision is None:
            return _unknown(default_value)
        return FlagResolutionDetails(
            decision.on, reason=self._reason(decision), variant=decision.variant
        )

    def resolve_string_details(
        self,
        flag_key: str,
        default_value: str,
        evaluation_context: EvaluationContext | None = None,
    ) -> FlagResolutionDetails[str]:
        """Which variant they get: "on" where it has none, "off" where it is off."""
        decision = self._decided(flag_key, evaluation_context)
        if decision is None:
            return _unknown(default_value)
        return FlagResolutionDetails(
            decision.variant, reason=self._reason(decision), variant=decision.variant
        )

    def resolve_integer_details(
        self,
        flag_key: str,
        default_value: int,
        evaluation_context: EvaluationContext | None = None,
    ) -> FlagResolutionDetails[int]:
        """Our toggles hold no numbers."""
        return _of_another_type(default_value)

    def resolve_float_details(
        self,
        flag_key: str,
        default_value: float,
        evaluation_context: EvaluationContext | None = None,
    ) -> FlagResolutionDetails[float]:
        """Our toggles hold no numbers."""
        return _of_another_type(default_value)

    def resolve_object_details(
        self,
        flag_key: str,
        default_value: _Object,
        evaluation_context: EvaluationContext | None = None,
    ) -> FlagResolutionDetails[_Object]:
        """Our toggles hold no objects."""
        return _of_another_type(default_value)

    def _decided(self, name: str, context: EvaluationContext | None) -> Decision | None:
        """The decision, with the exposure noted; None for a toggle that nobody knows."""
        snapshot = self._store.current()
        rule = snapshot.rules.get(name)
        if rule is None:
            return None
        key = context.targeting_key if context else None
        found = context.attributes.get(LEARNER) if context else None
        learner = found if isinstance(found, int) else None
        is_member = bool(rule.cohorts) and snapshot.is_member(rule, learner)
        decision = decide(rule, key or "", is_member=is_member, is_busy=self._is_busy())
        if learner and is_recorded(rule):
            self._exposures.note(rule.id, learner, decision.variant, now=self._now)
        return decision

    def _reason(self, decision: Decision) -> Reason:
        """The decision's reason in OpenFeature's words; STALE while the database is silent."""
        return Reason.STALE if self._store.is_stale else _REASONS[decision.why]


def is_recorded(rule: Rule) -> bool:
    """Whether it is recorded who met the toggle: where learners meet different sides of it."""
    return rule.id > 0 and rule.is_personal and rule.kind != ToggleKind.OPS


_METADATA = Metadata("toggles of the course")


def _unknown[T](default: T) -> FlagResolutionDetails[T]:
    return FlagResolutionDetails(
        default, error_code=ErrorCode.FLAG_NOT_FOUND, error_message="no such toggle"
    )


def _of_another_type[T](default: T) -> FlagResolutionDetails[T]:
    return FlagResolutionDetails(
        default,
        error_code=ErrorCode.TYPE_MISMATCH,
        error_message="a toggle is asked for as a boolean or a string",
    )
