"""The health of releases at a glance: a lamp for each guardrail, from what patrols have stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from django.utils.translation import gettext as _

from releases.immune_system.notices import known_metric, title_of
from releases.immune_system.rules import Rule, rules_of
from releases.immune_system.watching import newest_of
from releases.immune_system.wording import said
from releases.models import Measurement, Release
from releases.rings import Ring

type LampState = Literal["fine", "watch", "breach", "too-few"]


@dataclass(frozen=True, slots=True)
class Lamp:
    """One guardrail of one release. `sample` is the observations with the release; `at` is when
    it was measured, None where it never was."""

    metric: str
    title: str
    state: LampState
    sample: int
    words: str
    at: datetime | None = None


def lamps_of(release: Release) -> list[Lamp]:
    """The lamps of a release in the order of their weight: two statements."""
    return lamps_of_all([release])[release.pk]


def lamps_of_all(releases: list[Release]) -> dict[int, list[Lamp]]:
    """The lamps of many releases by id: one statement, and one for each course."""
    found = newest_of(releases)
    rules = {scope: rules_of(scope) for scope in {release.scope for release in releases}}
    return {
        release.pk: _lamps(release, rules[release.scope], found.get(release.pk, {}))
        for release in releases
    }


def _lamps(release: Release, rules: list[Rule], rows: dict[str, Measurement]) -> list[Lamp]:
    """One for each rule; of a release that nobody sees only what was measured when somebody did."""
    return [
        _lamp(release, rule.metric, rows.get(rule.metric))
        for rule in rules
        if known_metric(rule.metric) and (release.ring >= Ring.A1 or rule.metric in rows)
    ]


def _lamp(release: Release, name: str, row: Measurement | None) -> Lamp:
    known = known_metric(name)
    if row is None or known is None:
        return Lamp(name, title_of(name), "too-few", 0, _unmeasured(release))
    state = cast("LampState", row.decision)
    words = said(known, row, row.decision)
    return Lamp(name, title_of(name), state, row.treated_n, words, row.at)


def _unmeasured(release: Release) -> str:
    if release.ring == Ring.A1:
        return _("Staff only: there is nobody to compare them with.")
    return _("Not measured yet.")
