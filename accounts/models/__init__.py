"""Who: people who sign in, learners (people and guests), cohorts and sessions."""

from accounts.models.cohort_entry import CohortCode, CohortInvitation
from accounts.models.cohorts import Cohort, CohortGrader, CohortMembership
from accounts.models.learners import Learner
from accounts.models.sessions import Session
from accounts.models.users import User

__all__ = [
    "Cohort",
    "CohortCode",
    "CohortGrader",
    "CohortInvitation",
    "CohortMembership",
    "Learner",
    "Session",
    "User",
]
