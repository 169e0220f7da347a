"""Making a release in the console: chosen drafts, a name, notes; all or nothing."""

import pytest
from django.test import Client

from releases.models import AuditEvent, Release
from releases.promotion import collect, promote
from tests.console.staff import address, browser, draft_of, staff
from tests.factories import NOW, ReleaseFactory, SectionRevisionFactory, UserFactory

pytestmark = pytest.mark.django_db
NEW = "/releases/new/?course=ships"


def name_of(draft: object) -> str:
    return f"courses.sectionrevision:{draft.pk}"


def form(*drafts: object, **fields: object) -> dict[str, object]:
    names = [name_of(draft) for draft in drafts]
    return {"name": "Sails", "notes": "New sails.", "share": "2.5", "drafts": names} | fields


def test_drafts_become_a_release_that_nobody_sees_yet(hers: Client) -> None:
    draft, left = draft_of("ships"), draft_of("boats")
    assert hers.get("/releases/new/").text.count("?course=") == 2

    answer = hers.post(NEW, form(draft))

    release = Release.objects.get()
    assert answer.url == address(release)
    assert (release.scope, release.name, release.share) == ("ships", "Sails", 250)
    assert (release.moves, str(release.created_by)) == (0, "Ada")
    assert release.criteria.exists()
    draft.refresh_from_db()
    left.refresh_from_db()
    assert (draft.release, left.release) == (release, None)
    assert {"created", "collected"} <= set(AuditEvent.objects.values_list("action", flat=True))


def test_the_only_course_with_drafts_is_chosen_at_once(hers: Client) -> None:
    assert "None of your courses has a draft" in hers.get("/releases/new/").text
    draft_of("ships")

    assert hers.get("/releases/new/").url == NEW
    assert hers.post("/releases/new/?course=nowhere").status_code == 422


def test_a_draft_that_could_not_be_seen_stays_a_draft_and_nothing_typed_is_lost(
    hers: Client,
) -> None:
    bad = draft_of("ships")
    bad.source = "/// nonsense\n///\n"
    bad.save()

    answer = hers.post(NEW, form(bad))

    assert answer.status_code == 422
    assert "Mend or untick" in answer.text
    assert "nonsense" in answer.text
    assert 'value="Sails"' in answer.text
    assert 'value="2.5"' in answer.text
    assert "checked" in answer.text.partition("rl-offer")[2]
    assert not Release.objects.exists()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "Taken"}, "has that name"),
        ({"share": "101"}, "Type a share"),
        ({"drafts": ["courses.sectionrevision:9999", "\x00"]}, "Select a valid choice"),
    ],
)
def test_a_form_that_cannot_be_stored_comes_back_with_why(
    fields: dict[str, object], why: str, hers: Client
) -> None:
    ReleaseFactory.create(scope="ships", name="Taken")

    answer = hers.post(NEW, form(draft_of("ships"), **fields))

    assert answer.status_code == 422
    assert why in answer.text
    assert Release.objects.count() == 1


def test_of_two_who_take_the_same_name_at_once_the_second_is_told(
    hers: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = draft_of("ships")
    ReleaseFactory.create(scope="ships", name="Sails")
    monkeypatch.setattr("releases.console.making.MakingForm.clean_name", lambda f: "Sails")
    monkeypatch.setattr("releases.console.making.MakingForm._post_clean", _take_the_name)

    answer = hers.post(NEW, form(draft))

    assert answer.status_code == 422
    assert "Somebody made a release of that name" in answer.text
    draft.refresh_from_db()
    assert draft.is_draft


def _take_the_name(self: object) -> None:
    """What Django does after cleaning, without looking whether the name is free."""
    self.instance.name, self.instance.share = "Sails", 500


def test_a_release_in_the_making_is_edited_and_takes_in_more(hers: Client) -> None:
    draft = draft_of("ships")
    release = ReleaseFactory.create(scope="ships", name="Sails")
    assert 'value="5"' in hers.get(address(release, "edit")).text

    hers.post(address(release, "edit"), form(draft, name="Sails, mended"))

    release.refresh_from_db()
    draft.refresh_from_db()
    assert (release.name, release.notes, release.share) == ("Sails, mended", "New sails.", 250)
    assert draft.release == release


def test_what_has_moved_is_edited_no_more(hers: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    release = ReleaseFactory.create(scope="ships", name="Sails")
    collect(release, [SectionRevisionFactory.create()])
    promote(release, by=None, at=NOW)

    told = hers.get(address(release, "edit"), follow=True)
    assert "only moves change it now" in told.text

    Release.objects.update(moves=0, ring=0)
    monkeypatch.setattr("releases.console.making.MakingForm.is_valid", _moved_meanwhile)
    late = hers.post(address(release, "edit"), form(name="Other"))

    assert late.status_code == 422
    assert "has been released; make a new release" in late.text
    assert Release.objects.get().name == "Sails"


def _moved_meanwhile(self: object) -> bool:
    self.full_clean()
    Release.objects.update(moves=1, ring=1)
    return True


def test_a_revision_is_taken_out_again_and_recorded(hers: Client) -> None:
    draft, release = SectionRevisionFactory.create(), ReleaseFactory.create()
    collect(release, [draft])

    told = hers.post(address(release, "take-out"), {"revision": name_of(draft)}, follow=True).text

    draft.refresh_from_db()
    assert draft.is_draft
    assert "is a draft again" in told
    assert "Nothing yet." in told
    assert AuditEvent.objects.get(action="taken_out").note == str(release)


@pytest.mark.parametrize("named", ["", "x:1", "courses.sectionrevision:", "accounts.user:1",
    "courses.sectionrevision:" + "9" * 40, "courses.sectionrevision:999"])  # fmt: skip
def test_what_is_not_in_the_release_cannot_be_taken_out(named: str, hers: Client) -> None:
    release = ReleaseFactory.create()

    told = hers.post(address(release, "take-out"), {"revision": named}, follow=True).text

    assert "Choose a revision that this release ships." in told


def test_who_may_only_look_neither_makes_nor_edits_nor_takes_out() -> None:
    release = ReleaseFactory.create()
    client = browser(staff("Ines", "view_release"))

    assert client.get("/releases/new/").status_code == 403
    assert client.get(address(release, "edit")).status_code == 403
    assert client.post(address(release, "take-out")).status_code == 403
    assert browser(UserFactory.create()).get("/releases/new/").status_code == 403
