"""Rows about people, learners and cohorts that the database has to refuse."""

from __future__ import annotations

from accounts.models import (
    CohortCode,
    CohortGrader,
    CohortInvitation,
    CohortMembership,
    Learner,
    User,
)
from courses.models import DueDate
from tests.factories import NOW
from tests.promises.people_rows import Row

COHORT_ROWS: dict[str, Row] = {
    "user_email_is_lower_case": (User, lambda w: {"email": "Upper@example.org"}),
    "learner_merged_away_is_no_person": (
        Learner,
        lambda w: {"key": "k", "user": w.user, "merged_into": w.learner, "merged_at": NOW},
    ),
    "learner_not_merged_into_itself": (
        Learner,
        lambda w: {"id": 7777, "key": "k", "merged_into_id": 7777, "merged_at": NOW},
    ),
    "learner_forgotten_is_no_person": (
        Learner,
        lambda w: {"key": "k", "user": w.user, "forgotten_at": NOW},
    ),
    "learner_merged_at_a_time": (Learner, lambda w: {"key": "k", "merged_into": w.learner}),
    "cohort_names_a_grader_once": (
        CohortGrader,
        lambda w: {"cohort": w.cohort, "grader": w.user},
    ),
    "cohort_holds_a_learner_once": (
        CohortMembership,
        lambda w: {"cohort": w.cohort, "learner": w.learner},
    ),
    "cohort_invites_an_address_once": (
        CohortInvitation,
        lambda w: {"cohort": w.cohort, "email": "once@example.org", "invited_at": NOW},
    ),
    "cohort_invitation_is_in_lower_case": (
        CohortInvitation,
        lambda w: {"cohort": w.cohort, "email": "Upper@example.org", "invited_at": NOW},
    ),
    "cohort_code_has_a_seat": (
        CohortCode,
        lambda w: {"cohort": w.cohort, "code": "C", "seats": 0, "made_at": NOW, "expires_at": NOW},
    ),
    "due_date_once_in_cohort_and_section": (
        DueDate,
        lambda w: {"cohort": w.cohort, "section": w.section, "due_at": NOW, "changed_at": NOW},
    ),
}
