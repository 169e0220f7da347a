"""A roster is looked at before it is taken in: all of it in one go, or nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Cohort, CohortInvitation, User
from courses.cohorts.roster_taking import start_taking, take_in
from courses.models import RosterUpload
from tests.cohorts.people import confirmed, member, names, record_of
from tests.factories import NOW, UserFactory

ROSTER = "name;email\nAda;ada@example.org\n=1+1;new@example.org\nTwice;NEW@example.org\n"


def send(office: Client, cohort: Cohort, **form: object) -> str:
    """Send a roster; the address that it leads to."""
    answer = office.post(f"/admin/accounts/cohort/{cohort.pk}/roster/", form)
    return answer.headers.get("Location", answer.content.decode())


def invited(cohort: Cohort) -> list[str]:
    return sorted(cohort.invitations.values_list("email", flat=True))


def test_the_preview_says_what_becomes_of_each_line(
    office: Client, cohort: Cohort, person: User
) -> None:
    confirmed(person)
    CohortInvitation.objects.create(cohort=cohort, email="new@example.org", invited_at=NOW)
    old = UserFactory.create()
    confirmed(old)
    member(cohort, old)

    page = office.get(send(office, cohort, pasted=f"{ROSTER};{old.email}\nX;x@example.org")).text

    for words in (
        "Has an account and becomes a member", "Is invited already", "Stands further up already",
        "Is a member already", "Has no account yet: becomes a member by signing in",
    ):  # fmt: skip
        assert words in page
    assert names(cohort) == [old.email]
    assert invited(cohort) == ["new@example.org"]


def test_a_confirmed_roster_makes_members_and_invitations(
    office: Client, cohort: Cohort, person: User
) -> None:
    confirmed(person)
    file = SimpleUploadedFile("class.csv", ROSTER.encode("utf-16"))

    answer = office.post(send(office, cohort, file=file), follow=True)

    assert "1 joined, 1 invited, from class.csv" in answer.text
    assert names(cohort) == ["ada@example.org"]
    assert invited(cohort) == ["new@example.org"]
    assert cohort.invitations.get().name == "=1+1"
    assert record_of(cohort) == [("enrolled", "1 joined, 1 invited, from class.csv")]


def test_the_same_roster_twice_changes_nothing(
    office: Client, cohort: Cohort, person: User
) -> None:
    confirmed(person)
    office.post(send(office, cohort, pasted=ROSTER))
    first = (names(cohort), invited(cohort), record_of(cohort))

    preview = send(office, cohort, pasted=ROSTER)
    assert "Nothing would change" in office.get(preview).text
    office.post(preview)

    assert (names(cohort), invited(cohort), record_of(cohort)) == first


def test_somebody_who_only_named_the_address_is_invited(
    office: Client, cohort: Cohort, person: User
) -> None:
    confirmed(person, verified=False)

    office.post(send(office, cohort, pasted=ROSTER))

    assert names(cohort) == []
    assert "ada@example.org" in invited(cohort)


def test_one_bad_line_keeps_everybody_out(office: Client, cohort: Cohort) -> None:
    preview = send(office, cohort, pasted=f"{ROSTER}Bad;nowhere\n")

    page = office.post(preview).text

    assert "Line 5: This is not an e-mail address." in page
    assert "Take all of them in" not in page
    assert invited(cohort) == []


def test_an_invited_person_with_an_account_by_now_becomes_a_member(
    office: Client, cohort: Cohort, person: User
) -> None:
    office.post(send(office, cohort, pasted=ROSTER))
    confirmed(person)
    member(cohort, UserFactory.create(email="z@example.org"))

    office.post(send(office, cohort, pasted=ROSTER))

    assert names(cohort) == ["ada@example.org", "z@example.org"]
    assert invited(cohort) == ["new@example.org"]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "Choose a file or paste lines"),
        ({"pasted": " "}, "Choose a file or paste lines"),
        ({"pasted": "a", "file": SimpleUploadedFile("a.csv", b"a")}, "Choose a file or paste"),
        ({"pasted": "colour"}, "name the columns"),
        ({"file": SimpleUploadedFile("a.csv", b"")}, "The submitted file is empty."),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04\0")}, "This is not a text file."),
        ({"file": SimpleUploadedFile("a.csv", b"x" * 5_000_001)}, "more than 5 MB"),
    ],
)
def test_what_cannot_be_read_comes_back_with_a_sentence(
    office: Client, cohort: Cohort, form: dict[str, object], words: str
) -> None:
    assert words in send(office, cohort, **form)
    assert not RosterUpload.objects.exists()


def upload_of(cohort: Cohort, text: str = ROSTER) -> RosterUpload:
    by = UserFactory.create(is_staff=True, is_superuser=True)
    return RosterUpload.objects.create(
        by=by, cohort=cohort, name="r.csv", text=text, created_at=NOW
    )


def test_whoever_comes_second_takes_nothing_in(cohort: Cohort) -> None:
    upload = upload_of(cohort)
    again = RosterUpload.objects.get()

    assert take_in(upload, at=NOW) is not None
    assert take_in(again, at=NOW) is None
    assert start_taking(again, at=NOW) is None
    assert len(record_of(cohort)) == 1


def test_the_second_of_two_clicks_is_told_so(
    office: Client, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courses.admin.rosters.take_in", lambda upload, at: None)

    answer = office.post(send(office, cohort, pasted=ROSTER), follow=True)

    assert "Somebody was first" in answer.text
    monkeypatch.setattr("courses.admin.rosters.MOST_AT_ONCE", 1)
    monkeypatch.setattr("courses.admin.rosters.start_taking", lambda upload, at: None)
    answer = office.post(send(office, cohort, pasted=ROSTER))
    assert answer.headers["Location"].endswith("/change/")


def test_a_roster_is_for_whoever_sent_it_alone(office: Client, cohort: Cohort) -> None:
    upload = upload_of(cohort)

    assert office.get(f"/admin/accounts/cohort/roster/{upload.pk}/").status_code == 404
    assert office.get(f"/admin/accounts/cohort/roster/{10**30}/").status_code == 404
    assert str(upload) == "r.csv"
