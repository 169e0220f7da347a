"""Rows of guardrails, measurements and notices that the database has to refuse."""

from __future__ import annotations

from releases.models import Guardrail, Measurement, ReleaseEvent, RollbackNotice
from tests.factories import NOW
from tests.promises.people_rows import Row
from tests.promises.world import World


def _guardrail(**fields: object) -> dict[str, object]:
    return {"scope": "c", "metric": "report-rate", "most_harm": 2.0} | fields


def _second_guardrail(_w: World) -> dict[str, object]:
    Guardrail.objects.create(**_guardrail())
    return _guardrail(most_harm=3.0)


def _measurement(w: World, **fields: object) -> dict[str, object]:
    sums = {"treated_n": 1, "treated": 0.5, "control_n": 1, "control": 0.5, "harm": 0.0}
    told = {"most_harm": 2.0, "log_evidence": 0.0, "needed": 4.6, "decision": "fine"}
    place = {"release": w.release, "metric": "report-rate", "ring": 2, "number": 1, "at": NOW}
    return place | {"control_is": "concurrent"} | sums | told | fields


def _second_measurement(w: World) -> dict[str, object]:
    Measurement.objects.create(**_measurement(w))
    return _measurement(w, harm=1.0)


def _notice(w: World, **fields: object) -> dict[str, object]:
    event = ReleaseEvent.objects.get(release=w.release)
    return {"release": w.release, "event": event, "at": NOW, "evidence": []} | fields


GUARDING_ROWS: dict[str, Row] = {
    "guardrail_once_per_course_and_metric": (Guardrail, _second_guardrail),
    "guardrail_puts_up_with_some_harm": (Guardrail, lambda w: _guardrail(most_harm=0.0)),
    "guardrail_weighs_something": (Guardrail, lambda w: _guardrail(weight=101)),
    "measurement_numbered_once_per_stage": (Measurement, _second_measurement),
    "measurement_decides_in_known_words": (Measurement, lambda w: _measurement(w, decision="ok")),
    "measurement_is_of_a_live_release": (Measurement, lambda w: _measurement(w, ring=0)),
    "rollback_notice_acknowledged_at_a_time": (
        RollbackNotice,
        lambda w: _notice(w, acknowledged_by=w.user),
    ),
}
