"""What a roster would do to a cohort, line by line; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import batched

from allauth.account.models import EmailAddress
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import Cohort, CohortInvitation, CohortMembership
from courses.cohorts.roster_reading import Line

AT_ONCE = 500
"""Addresses in one query."""


class Outcome(TextChoices):
    """What becomes of a line."""

    JOINS = "joins", _("has an account and becomes a member")
    INVITED = "invited", _("has no account yet: becomes a member by signing in")
    MEMBER = "member", _("is a member already")
    WAITING = "waiting", _("is invited already")
    REPEATED = "repeated", _("stands further up already")
    PROBLEM = "problem", _("cannot be taken in")


@dataclass(frozen=True, slots=True)
class Planned:
    """A line and what becomes of it; `person` is the id of the account that joins."""

    line: Line
    outcome: Outcome
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole roster."""

    rows: Sequence[Planned]

    def of(self, outcome: Outcome) -> list[Planned]:
        """The lines with that outcome."""
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def counts(self) -> list[tuple[Outcome, int]]:
        """How many lines of each outcome that occurs."""
        found = Counter(row.outcome for row in self.rows)
        return [(outcome, found[outcome]) for outcome in Outcome if found[outcome]]

    @property
    def changes_something(self) -> bool:
        """Whether anybody would join or be invited."""
        return any(row.outcome in (Outcome.JOINS, Outcome.INVITED) for row in self.rows)


def plan_of(cohort: Cohort, lines: Sequence[Line]) -> Plan:
    """What each line would do now.

    An account counts where its owner has shown that the address is theirs: anybody can sign up
    with somebody else's.
    """
    emails = sorted({line.email for line in lines if not line.problem})
    people = _people(emails)
    members = _members(cohort, people.values())
    invitations = CohortInvitation.objects.filter(cohort=cohort)
    invited = set(invitations.values_list("email", flat=True))
    seen: set[str] = set()
    rows = []
    for line in lines:
        person = people.get(line.email)
        outcome = _outcome(line, person, seen=seen, members=members, invited=invited)
        rows.append(Planned(line, outcome, person))
        seen.add(line.email)
    return Plan(tuple(rows))


def _outcome(
    line: Line, person: int | None, *, seen: set[str], members: set[int], invited: set[str]
) -> Outcome:
    if line.problem:
        return Outcome.PROBLEM
    if line.email in seen:
        return Outcome.REPEATED
    if person is not None:
        return Outcome.MEMBER if person in members else Outcome.JOINS
    return Outcome.WAITING if line.email in invited else Outcome.INVITED


def _people(emails: Sequence[str]) -> dict[str, int]:
    """The account behind each confirmed address."""
    found: dict[str, int] = {}
    for some in batched(emails, AT_ONCE, strict=False):
        rows = EmailAddress.objects.filter(email__in=some, verified=True, user__is_active=True)
        found.update(rows.values_list("email", "user_id"))
    return found


def _members(cohort: Cohort, people: Iterable[int]) -> set[int]:
    """Which of these people are members."""
    rows = CohortMembership.objects.filter(cohort=cohort, learner__user__isnull=False)
    return set(rows.values_list("learner__user_id", flat=True)) & set(people)
