"""Addresses, memberships and the record, for tests about cohorts."""

from allauth.account.models import EmailAddress

from accounts.models import Cohort, CohortMembership, Learner, User
from courses.cohorts.joining import learner_of
from releases.models import AuditEvent
from tests.factories import NOW


def confirmed(person: User, email: str = "", *, verified: bool = True) -> EmailAddress:
    """An address that the person has shown to be theirs, or only named."""
    return EmailAddress.objects.create(user=person, email=email or person.email, verified=verified)


def member(cohort: Cohort, person: User) -> Learner:
    """The person's learner, as a member."""
    learner = learner_of(person)
    CohortMembership.objects.create(cohort=cohort, learner=learner, joined_at=NOW)
    return learner


def names(cohort: Cohort) -> list[str]:
    """The addresses of the members."""
    return sorted(cohort.members.values_list("user__email", flat=True))


def record_of(cohort: Cohort) -> list[tuple[str, str]]:
    """What the record tells of the cohort, oldest first."""
    events = AuditEvent.objects.filter(kind="accounts.cohort", thing_id=cohort.pk)
    return list(events.order_by("id").values_list("action", "note"))
