"""Links to a draft: made, opened under a name, expired, taken back; the rest stays hidden."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import Learner, User
from courses.models import SectionRevision
from courses.reviewing import guest_views
from releases.models import AuditEvent, ReviewComment, ReviewLink
from releases.reviewing.links import LinkRefusedError, opened, share, take_back
from tests.factories import NOW, SectionRevisionFactory, released
from tests.reviewing.conftest import Opener


def review(draft: SectionRevision, what: str = "") -> str:
    return f"/admin/courses/sectionrevision/{draft.pk}/review/{what}"


def test_an_author_makes_a_link_that_is_told_once_and_opens_the_draft(
    draft: SectionRevision, instructing: Client
) -> None:
    form = {"label": "For Anna", "days": "7", "with_answers": "on"}

    shown = instructing.post(review(draft, "links/"), form, follow=True)

    link = ReviewLink.objects.get()
    address = next(word for word in shown.text.split() if "/review/open/" in word).split("<")[0]
    token = address.split("/review/open/")[1].strip("/")
    assert link.expires_at == NOW + timedelta(days=7)
    assert opened(token, at=NOW) == link
    assert token not in str(ReviewLink.objects.values())
    assert address not in instructing.get(review(draft)).text
    assert "For Anna" in instructing.get(review(draft)).text


def test_whoever_has_the_link_says_a_name_and_reads_the_draft(
    draft: SectionRevision, open_link: Opener
) -> None:
    client, link = open_link("  Anna   Ünal ")

    answer = client.get(f"/review/{link.pk}/")

    assert "The first paragraph." in answer.text
    assert "You comment as Anna Ünal." in answer.text
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    assert AuditEvent.objects.filter(action="visited", who="Anna Ünal").count() == 1
    assert Learner.objects.count() == 0
    assert "guest" not in client.cookies


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_without_a_fitting_name_nothing_opens(
    name: str, draft: SectionRevision, instructor: User, client: Client
) -> None:
    _link, token = share(draft, by=instructor, at=NOW, days=1, with_answers=False)

    answer = client.post(f"/review/open/{token}/", {"name": name})

    assert answer.status_code == 422
    assert client.get(f"/review/open/{token}/").status_code == 200
    assert "rv__e" in answer.text


def test_nothing_else_of_the_course_is_on_the_page(
    draft: SectionRevision, open_link: Opener
) -> None:
    module = draft.section.module
    other = SectionRevisionFactory.create(section__module=module, title="Secret other")
    released(other, scope=module.course.slug)
    client, link = open_link()

    text = client.get(f"/review/{link.pk}/").text

    for words in ("Secret other", module.course.title, "/admin/", "Links for reviewers"):
        assert words not in text


def test_the_key_is_shown_by_links_with_answers_alone(open_link: Opener) -> None:
    without, first = open_link()
    knowing, second = open_link(with_answers=True)

    for state in ("unanswered", "incorrect", "correct", "shown", "complete"):
        assert "Secret explanation" not in without.get(f"/review/{first.pk}/?state={state}").text
    assert "Secret explanation" in knowing.get(f"/review/{second.pk}/?state=shown").text
    assert "Locked" not in knowing.get(f"/review/{second.pk}/?state=locked").text


def test_buttons_of_the_page_send_nothing(open_link: Opener) -> None:
    client, link = open_link()

    plain = client.post(f"/review/{link.pk}/answer/", {"choice": "right"}, follow=True)
    part = client.post(f"/review/{link.pk}/answer/", headers={"HX-Request": "true"})

    assert f'action="/review/{link.pk}/answer/"' in plain.text
    assert "nothing is recorded" in plain.text
    assert "Nothing was sent" in part.text


def test_an_expired_link_and_one_taken_back_open_nothing_at_once(
    draft: SectionRevision, open_link: Opener, instructing: Client, time_machine: object
) -> None:
    client, link = open_link(days=1)
    other, taken = open_link()

    instructing.post(review(draft, f"links/{taken.pk}/"))
    instructing.post(review(draft, f"links/{taken.pk}/"))
    time_machine.move_to(NOW + timedelta(days=1), tick=False)

    for browser, each in ((client, link), (other, taken)):
        answer = browser.get(f"/review/{each.pk}/")
        assert answer.status_code == 404
        assert "This link opens nothing" in answer.text
    assert AuditEvent.objects.filter(action="unshared").count() == 1
    told = instructing.get(review(draft)).text
    assert "· taken back" in told
    assert "· expired" in told


@pytest.mark.parametrize("token", ["x", "x.y", "%00", "a" * 400, "é.ü", "../../admin"])
def test_a_made_up_token_opens_nothing(token: str, client: Client, db: None) -> None:
    assert client.get(f"/review/open/{token}/").status_code == 404


def test_a_token_we_signed_for_nothing_opens_nothing(
    draft: SectionRevision, instructor: User
) -> None:
    link, token = share(draft, by=instructor, at=NOW, days=1, with_answers=False)
    link.delete()

    with pytest.raises(LinkRefusedError):
        opened(token, at=NOW)
    with pytest.raises(LinkRefusedError):
        opened(f"{token}\0", at=NOW)


def test_another_browser_or_a_forged_cookie_opens_nothing(open_link: Opener) -> None:
    client, link = open_link()
    stolen, other = open_link()
    stranger = Client()
    stranger.cookies[f"review-{link.pk}"] = stolen.cookies[f"review-{other.pk}"].value

    assert client.get(f"/review/{link.pk}/").status_code == 200
    assert stranger.get(f"/review/{link.pk}/").status_code == 404
    assert stranger.get(f"/review/{2**70}/").status_code == 404


def test_opening_very_often_is_asked_to_wait(
    draft: SectionRevision, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guest_views, "OPENINGS_PER_ADDRESS", 2)

    codes = [client.get("/review/open/x.y/").status_code for _ in range(3)]

    assert codes == [404, 404, 429]


def test_only_drafts_are_shared_and_only_for_the_days_offered(
    draft: SectionRevision, instructing: Client, instructor: User
) -> None:
    odd = instructing.post(review(draft, "links/"), {"days": "365"})
    with pytest.raises(ValueError, match="365"):
        share(draft, by=instructor, at=NOW, days=365, with_answers=False)
    question = draft.section.questions.get().revisions.get()
    released(draft, question, scope=draft.section.module.course.slug)
    late = instructing.post(review(draft, "links/"), {"days": "7"}, follow=True)

    assert odd.status_code == 422
    assert "only drafts are shared" in late.text
    assert ReviewLink.objects.count() == 0


def test_who_may_only_read_does_not_share(
    draft: SectionRevision, instructor: User, instructing: Client
) -> None:
    group = instructor.groups.get()
    group.permissions.remove(group.permissions.get(codename="change_sectionrevision"))

    assert instructing.post(review(draft, "links/"), {"days": "7"}).status_code == 403
    assert "Make a link" not in instructing.get(review(draft)).text


def test_a_deleted_draft_takes_its_links_and_comments_along(
    draft: SectionRevision, open_link: Opener, instructor: User
) -> None:
    client, link = open_link()
    client.post(f"/review/{link.pk}/comments/", {"place": "page:top", "text": "Hm."})

    draft.delete()

    assert ReviewComment.objects.count() == ReviewLink.objects.count() == 0
    assert not take_back(link, draft, by=instructor, at=NOW)
    assert str(link) == "2026-11-23"
