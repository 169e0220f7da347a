"""What is held about the account: the person, their addresses, sign-ins and cohorts."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import CohortInvitation, CohortMembership, Session, User
from courses.own_data.records import Owner, Records, Value, register_records


def _account(owner: Owner) -> QuerySet[User]:
    return User.objects.filter(pk=owner.user.pk) if owner.user else User.objects.none()


def _account_line(user: User) -> tuple[Value, ...]:
    roles = "; ".join(user.groups.order_by("name").values_list("name", flat=True))
    return (user.name, user.email, user.date_joined, user.last_login, user.is_staff, roles)


def _addresses(owner: Owner) -> QuerySet[Any]:
    found: QuerySet[Any] = EmailAddress.objects.filter(user__in=_account(owner)).order_by("id")
    return found


def _sessions(owner: Owner) -> QuerySet[Session]:
    return Session.objects.filter(user__in=_account(owner)).order_by("expire_date", "pk")


def _cohorts(owner: Owner) -> QuerySet[CohortMembership]:
    found = CohortMembership.objects.filter(learner__in=owner.learners)
    return found.select_related("cohort").order_by("joined_at", "id")


def _leave(owner: Owner) -> None:
    _cohorts(owner).delete()


def _invitations(owner: Owner) -> QuerySet[CohortInvitation]:
    """To addresses that they have shown to be theirs; anybody may claim any other."""
    own = _addresses(owner).filter(verified=True).values("email")
    return CohortInvitation.objects.filter(email__in=own).order_by("invited_at", "id")


def _decline(owner: Owner) -> None:
    _invitations(owner).delete()


register_records(
    Records(
        name="account",
        title=_("Your account"),
        columns=(
            ("name", _("your name, as you gave it")),
            ("email", _("the address you sign in with")),
            ("joined_at", _("when the account was made")),
            ("signed_in_at", _("when you last signed in")),
            ("staff", _("whether you may open the admin")),
            ("roles", _("what you may do besides learning")),
        ),
        about=User,
        find=_account,
        line=_account_line,
    )
)
register_records(
    Records(
        name="addresses",
        title=_("Addresses of your account"),
        columns=(
            ("email", _("the address")),
            ("confirmed", _("whether you confirmed it")),
            ("main", _("whether mail goes there")),
        ),
        about=EmailAddress,
        find=_addresses,
        line=lambda address: (address.email, address.verified, address.primary),
    )
)
register_records(
    Records(
        name="sign-ins",
        title=_("Browsers you are signed in with"),
        columns=(("expires_at", _("when you will be signed out there")),),
        about=Session,
        find=_sessions,
        line=lambda session: (session.expire_date,),
    )
)
register_records(
    Records(
        name="cohorts",
        title=_("Cohorts you belong to"),
        columns=(
            ("cohort", _("the cohort's name")),
            ("joined_at", _("when you joined it")),
        ),
        about=CohortMembership,
        find=_cohorts,
        line=lambda member: (member.cohort.name, member.joined_at),
        forget=_leave,
    )
)
register_records(
    Records(
        name="invitations",
        title=_("Invitations to cohorts"),
        columns=(
            ("cohort", _("the cohort's name")),
            ("email", _("the address that was invited")),
            ("name", _("the name given with it")),
            ("invited_at", _("when")),
        ),
        about=CohortInvitation,
        find=lambda owner: _invitations(owner).select_related("cohort"),
        line=lambda row: (row.cohort.name, row.email, row.name, row.invited_at),
        forget=_decline,
    )
)
