"""Rules for questions on trial that the database has to refuse."""

from __future__ import annotations

from quizzes.models import PilotRule
from tests.promises.people_rows import Row

PILOT_ROWS: dict[str, Row] = {
    "pilot_rule_asks_for_ten_first_tries": (
        PilotRule,
        lambda w: {"course": w.course, "minimum": 9},
    ),
    "pilot_rule_facility_is_a_range": (
        PilotRule,
        lambda w: {"course": w.course, "hardest": 95, "easiest": 95},
    ),
    "pilot_rule_discrimination_is_a_correlation": (
        PilotRule,
        lambda w: {"course": w.course, "discrimination": 1.5},
    ),
}
