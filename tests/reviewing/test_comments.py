"""Comments on a place: written, answered, resolved, opened again, in place or by plain forms."""

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from courses.models import SectionRevision
from releases.models import AuditEvent, ReviewComment
from releases.reviewing import comments
from releases.reviewing.comments import Speaker, reopen, resolve
from tests.factories import NOW
from tests.reviewing.conftest import Opener, key_of
from tests.reviewing.pages import HTMX, page, said

QUERIES = 12
"""Session and rights, the revision and its course, what is released of it, what stands in it,
comments, links, earlier revisions."""


def test_a_reviewers_comment_stands_after_its_paragraph_as_plain_text(
    draft: SectionRevision, open_link: Opener, instructing: Client
) -> None:
    client, link = open_link("<i>Anna</i>")
    key = key_of(client.get(f"/review/{link.pk}/").text, "pelicans")
    form = {"place": key, "text": "<script>alert(1)</script>\nSecond line"}

    answer = client.post(f"/review/{link.pk}/comments/", form)
    text = instructing.get(page(draft)).text

    comment = ReviewComment.objects.get()
    assert answer.url == f"/review/{link.pk}/#rv-{key}"
    assert (comment.quote, comment.heading) == ("A second paragraph about pelicans.", "first")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>Second line" in text
    assert "&lt;i&gt;Anna&lt;/i&gt;" in text
    assert text.index("pelicans") < text.index("Second line") < text.index("a list")
    assert AuditEvent.objects.get(action="commented").who == "<i>Anna</i>"


def test_htmx_gets_the_place_and_the_count(draft: SectionRevision, instructing: Client) -> None:
    key = key_of(instructing.get(page(draft)).text, "pelicans")

    answer = instructing.post(
        page(draft, "comments/"), {"place": key, "text": "Why pelicans?"}, headers=HTMX
    )

    assert answer.text.lstrip().startswith(f'<aside class="rv rv--said" id="rv-{key}"')
    assert 'hx-swap-oob="true"' in answer.text
    assert "1 open comment" in answer.text
    assert "<html" not in answer.text


def test_a_thread_is_answered_resolved_and_opened_again(
    draft: SectionRevision, instructing: Client, open_link: Opener
) -> None:
    client, link = open_link()
    client.post(f"/review/{link.pk}/comments/", {"place": "check:asked", "text": "Unclear."})
    head = ReviewComment.objects.get()

    instructing.post(page(draft, f"comments/{head.pk}/answer/"), {"text": "Better now?"})
    instructing.post(page(draft, f"comments/{head.pk}/resolve/"))
    shown = client.get(f"/review/{link.pk}/").text
    client.post(f"/review/{link.pk}/comments/{head.pk}/reopen/", headers=HTMX)

    assert "Better now?" in shown
    assert "Resolved by" in shown
    head.refresh_from_db()
    assert (head.resolved_at, head.resolved_by) == (None, "")
    assert set(AuditEvent.objects.values_list("action", flat=True)) >= {
        "answered", "resolved", "reopened",
    }  # fmt: skip


def test_of_two_who_resolve_at_once_one_is_told(
    draft: SectionRevision, instructing: Client
) -> None:
    head = said(draft, instructing, "Hm.")
    speaker = Speaker("Someone")

    assert resolve(head, draft, speaker=speaker, at=NOW)
    assert not resolve(head, draft, speaker=speaker, at=NOW)
    assert reopen(head, draft, speaker=speaker, at=NOW)
    assert not reopen(head, draft, speaker=speaker, at=NOW)
    assert AuditEvent.objects.filter(action="resolved").count() == 1


def test_reviewers_close_only_their_own_threads(
    draft: SectionRevision, instructing: Client, open_link: Opener
) -> None:
    head = said(draft, instructing, "Ours.")
    client, link = open_link()
    thread = f"/review/{link.pk}/comments/{head.pk}/"

    assert client.post(f"{thread}resolve/").status_code == 404
    assert client.post(f"{thread}answer/", {"text": "Mine."}).status_code == 302
    assert client.post(f"{thread}explode/").status_code == 404
    assert "Resolve" not in client.get(f"/review/{link.pk}/").text


def test_what_others_say_of_a_question_is_hidden_without_answers(
    draft: SectionRevision, instructing: Client, open_link: Opener
) -> None:
    form = {"place": "check:asked", "text": "B is right, is it not?"}
    instructing.post(page(draft, "comments/"), form)
    head = ReviewComment.objects.get()
    client, link = open_link()
    knowing, other = open_link(with_answers=True)

    assert "B is right" not in client.get(f"/review/{link.pk}/").text
    assert "B is right" in knowing.get(f"/review/{other.pk}/").text
    answer = client.post(f"/review/{link.pk}/comments/{head.pk}/answer/", {"text": "x"})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("text", "message"),
    [("  \n ", "Write something first."), ("x" * 5001, "at most 5000 characters"), ("\0", "")],
)
def test_a_comment_that_is_not_taken_is_kept_in_its_form(
    text: str, message: str, draft: SectionRevision, instructing: Client
) -> None:
    key = key_of(instructing.get(page(draft)).text, "pelicans")
    form = {"place": key, "text": text}

    plain = instructing.post(page(draft, "comments/"), form)
    part = instructing.post(page(draft, "comments/"), form, headers=HTMX)

    for answer in (plain, part):
        assert answer.status_code in (400, 422)
        assert message in answer.text
        assert text.strip("\0 \n") in answer.text
    assert ReviewComment.objects.count() == 0


def test_a_refused_answer_is_kept_in_the_answers_form(
    draft: SectionRevision, instructing: Client
) -> None:
    head = said(draft, instructing, "Hm.")

    answer = instructing.post(page(draft, f"comments/{head.pk}/answer/"), {"text": "y" * 6000})

    assert "y" * 6000 in answer.text
    assert answer.text.count("<details open>") == 1


def test_one_link_writes_so_much_an_hour_and_no_more(
    open_link: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comments, "MOST_AN_HOUR", 1)
    client, link = open_link()
    form = {"place": "page:top", "text": "Good."}

    client.post(f"/review/{link.pk}/comments/", form)
    answer = client.post(f"/review/{link.pk}/comments/", form)

    assert answer.status_code == 422
    assert "within an hour" in answer.text
    assert ReviewComment.objects.count() == 1


def test_many_comments_take_no_more_queries(
    draft: SectionRevision, instructing: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        said(draft, instructing, f"Comment {number}")

    with django_assert_num_queries(QUERIES):
        instructing.get(page(draft))
