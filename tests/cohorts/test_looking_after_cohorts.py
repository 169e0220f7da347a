"""Cohorts in the admin: one right for all of it, members by address, each act in the record."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from accounts.models import Cohort, CohortCode, CohortGrader, CohortInvitation, User
from releases.models import AuditEvent
from tests.cohorts.people import member, names
from tests.factories import NOW, UserFactory

ADMIN = "/admin/accounts/"
NO_GRADERS = {"graders-TOTAL_FORMS": 0, "graders-INITIAL_FORMS": 0}


def form(**fields: object) -> dict[str, object]:
    return {"name": "Spring", "slug": "spring", "time_zone": "Asia/Kolkata"} | NO_GRADERS | fields


def test_a_cohort_is_made_with_its_zone(office: Client, db: None) -> None:
    office.post(f"{ADMIN}cohort/add/", form())

    assert Cohort.objects.get().time_zone == "Asia/Kolkata"
    assert AuditEvent.objects.get().action == "created"


def test_a_zone_that_is_none_is_refused(office: Client, db: None) -> None:
    answer = office.post(f"{ADMIN}cohort/add/", form(time_zone="Mars/Olympus"))

    assert "no time zone called" in answer.text
    assert not Cohort.objects.exists()


def test_whoever_looks_after_cohorts_needs_one_right(cohort: Cohort, person: User) -> None:
    clerk = UserFactory.create(is_staff=True)
    learning = Client()
    learning.force_login(clerk)
    pages = [f"cohort/{cohort.pk}/{each}/" for each in ("change", "roster", "code", "due-dates")]
    pages += ["cohortmembership/", "cohortmembership/add/", "cohortinvitation/"]
    assert {learning.get(f"{ADMIN}{page}").status_code for page in pages} == {403}

    clerk.user_permissions.add(Permission.objects.get(codename="change_cohort"))

    assert {learning.get(f"{ADMIN}{page}").status_code for page in pages} == {200}
    learning.post(f"{ADMIN}cohort/{cohort.pk}/change/", form(**{
        "graders-TOTAL_FORMS": 1, "graders-0-grader": clerk.pk, "graders-0-since_0": "2026-01-01",
        "graders-0-since_1": "10:00", "graders-0-cohort": cohort.pk,
    }))  # fmt: skip
    assert not CohortGrader.objects.exists(), "who sees results is decided by others"


def test_somebody_who_may_only_look_changes_nothing(cohort: Cohort) -> None:
    clerk = UserFactory.create(is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_cohort"))
    looking = Client()
    looking.force_login(clerk)

    page = looking.get(f"{ADMIN}cohort/{cohort.pk}/change/").text

    assert "Europe/Berlin" in page
    assert "Joining code" not in page
    assert str(CohortGrader(cohort=cohort, grader=clerk)) == f"{clerk} · Autumn"


def test_a_member_is_added_by_address(office: Client, cohort: Cohort, person: User) -> None:
    page = f"{ADMIN}cohortmembership/add/"

    office.post(page, {"cohort": cohort.pk, "email": "ADA@example.org"})
    again = office.post(page, {"cohort": cohort.pk, "email": "ada@example.org"})

    assert names(cohort) == ["ada@example.org"]
    assert "Ada is a member already." in again.text
    assert "ada@example.org" in office.get(f"{ADMIN}cohortmembership/").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"email": "nobody@example.org"}, "No account has this address."),
     ({"email": ""}, "This field is required."), ({"cohort": ""}, "This field is required.")],
)  # fmt: skip
def test_nobody_is_added_without_an_account(
    office: Client, cohort: Cohort, person: User, fields: dict[str, object], words: str
) -> None:
    sent = {"cohort": cohort.pk, "email": person.email} | fields

    assert words in office.post(f"{ADMIN}cohortmembership/add/", sent).text
    assert names(cohort) == []


def test_members_and_invitations_are_taken_out(
    office: Client, cohort: Cohort, person: User
) -> None:
    learner = member(cohort, person)
    guest = type(learner).objects.create()
    cohort.memberships.create(learner=guest)
    CohortInvitation.objects.create(cohort=cohort, email="x@example.org", invited_at=NOW)
    assert "guest" in office.get(f"{ADMIN}cohortmembership/?cohort__id__exact={cohort.pk}").text

    for model, rows in (("membership", cohort.memberships), ("invitation", cohort.invitations)):
        page, pks = f"{ADMIN}cohort{model}/", list(rows.values_list("pk", flat=True))
        sent = {"action": "delete_selected", "_selected_action": pks, "post": "yes"}
        office.post(page, sent)

    assert not cohort.members.exists()
    assert not cohort.invitations.exists()
    assert AuditEvent.objects.filter(action="deleted").count() == 3


def test_a_code_is_made_renewed_and_switched_off(office: Client, cohort: Cohort) -> None:
    page = f"{ADMIN}cohort/{cohort.pk}/code/"
    assert "This cohort has no code" in office.get(page).text

    made = office.post(page, {"days": "7", "seats": "30"}, follow=True).text
    code = CohortCode.objects.get()
    assert f"http://testserver/join/{code.told}/" in made
    assert "0 of 30" in made
    assert code.expires_at - timezone.now() > timedelta(days=6)
    CohortCode.objects.update(expires_at=NOW.replace(year=2020), seats=None)
    assert "Expired" in office.get(page).text
    office.post(page, {"off": "1"})

    assert not CohortCode.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"days": "0"}, {"days": "x"}, {"days": "9" * 30}, {"seats": "0"}]
)
def test_a_code_that_makes_no_sense_is_not_made(
    office: Client, cohort: Cohort, fields: dict[str, str]
) -> None:
    answer = office.post(f"{ADMIN}cohort/{cohort.pk}/code/", {"days": "7"} | fields)

    assert "Please correct the error below." in answer.text
    assert not CohortCode.objects.exists()


@pytest.mark.parametrize("name", ["roster", "code", "due-dates"])
def test_pages_of_no_cohort_are_not_there(office: Client, db: None, name: str) -> None:
    assert office.get(f"{ADMIN}cohort/{10**30}/{name}/").status_code == 404
