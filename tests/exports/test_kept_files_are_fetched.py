"""A kept file goes to the person who asked for it, whole or in parts, while they may see it."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.core.signing import Signer
from django.test import Client

from accounts.models import CohortGrader, User
from results.exports.kinds import kinds
from results.exports.links import link_to
from results.models import ExportFile
from tests.exports.people import body, made, signed_in, status
from tests.factories import NOW, CohortFactory, LearnerFactory, QuestionRevisionFactory, UserFactory
from tests.results.answers import answer, grader, join

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    answer(LearnerFactory.create(), QuestionRevisionFactory.create())
    return grader()


def test_a_download_that_broke_off_goes_on_where_it_was(person: User) -> None:
    export = made(person, format="xlsx")
    browser, link = signed_in(person), link_to(export)
    whole = browser.get(link)
    assert whole["ETag"] == f'"{export.sha256}"'
    assert whole["Content-Type"].endswith("spreadsheetml.sheet")
    assert export.filename in whole["Content-Disposition"]
    file = body(whole)

    rest = browser.get(link, headers={"Range": "bytes=100-", "If-Range": whole["ETag"]})

    assert (rest.status_code, body(rest)) == (206, file[100:])
    assert rest["Content-Range"] == f"bytes 100-{len(file) - 1}/{len(file)}"
    other = browser.get(link, headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (other.status_code, body(other)) == (200, file)
    assert browser.get(link, headers={"Range": f"bytes={len(file)}-"}).status_code == 416


def test_nobody_else_fetches_it_not_even_an_administrator(person: User, client: Client) -> None:
    link = link_to(made(person))

    assert status(client, link) == 302
    assert status(signed_in(grader()), link) == 404
    assert status(signed_in(UserFactory.create(is_superuser=True)), link) == 404
    assert status(signed_in(person), link) == 200


@pytest.mark.parametrize("token", ["x", "1-2:forged", "\0", "9" * 4000, "%2e%2e%2f", "é:漢"])
def test_a_link_that_was_never_given_is_not_found(person: User, token: str) -> None:
    assert status(signed_in(person), f"/results/files/{token}/") == 404


def test_a_link_signed_for_something_else_is_not_found(person: User) -> None:
    export = made(person)
    token = Signer(salt="other").sign(f"{export.pk}-{2**33}")

    assert status(signed_in(person), f"/results/files/{token}/") == 404


def test_who_lost_the_permission_or_a_cohort_fetches_it_no_more(person: User) -> None:
    cohort = CohortFactory.create()
    permissions = person.user_permissions
    permissions.remove(*Permission.objects.filter(codename="see_every_cohort"))
    row = CohortGrader.objects.create(cohort=cohort, grader=person, since=NOW)
    person = User.objects.get(pk=person.pk)
    own, filtered = made(person), made(person, cohort=cohort.slug)
    assert (own.cohorts, filtered.cohorts) == ([cohort.pk], [cohort.pk])
    assert status(signed_in(person), link_to(own)) == 200

    row.delete()
    for export in (own, filtered):
        assert status(signed_in(person), link_to(export)) == 403
    permissions.clear()
    assert status(signed_in(person), link_to(own)) == 403


def test_a_kind_that_is_gone_is_fetched_no_more(
    person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = made(person)
    monkeypatch.setattr("results.exports.fetching.kinds", dict)

    assert kinds()
    assert status(signed_in(person), link_to(export)) == 403


def test_what_is_expired_removed_or_lost_says_so_and_what_to_do(person: User) -> None:
    expired, removed, lost = made(person), made(person), made(person)
    links = [link_to(export) for export in (expired, removed, lost)]
    browser = signed_in(person)
    assert browser.post(f"{removed.get_absolute_url()}remove/").status_code == 302
    default_storage.delete(lost.stored)

    for link in links[1:]:
        assert status(browser, link) == 410
    with time_machine.travel(expired.expires_at + timedelta(seconds=1), tick=False):
        gone = signed_in(person).get(links[0])
    assert gone.status_code == 410
    assert "This file is gone" in gone.text
    assert not ExportFile.objects.get(pk=removed.pk).stored


def test_the_link_of_an_export_without_a_file_leads_nowhere(person: User) -> None:
    export = made(person)
    assert link_to(export) == link_to(ExportFile.objects.get())
    join(LearnerFactory.create(), "Spring")
    export.expires_at = None

    assert status(signed_in(person), link_to(export)) == 410
