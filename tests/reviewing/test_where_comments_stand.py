"""A comment stays at its words while a draft is edited, and is kept when they go."""

from django.test import Client

from accounts.models import User
from courses.models import SectionRevision
from releases.models import ReviewComment
from tests.factories import released
from tests.reviewing.conftest import TEXT
from tests.reviewing.pages import HTMX, page, said


def test_a_comment_outlives_the_edit_of_other_blocks_and_of_its_own(
    draft: SectionRevision, instructing: Client
) -> None:
    said(draft, instructing, "About the birds.")
    draft.source = "New words before.\n\n" + TEXT.replace(
        "A second paragraph about pelicans.", "A second long paragraph about pelicans!"
    )
    draft.save()

    text = instructing.get(page(draft)).text

    assert text.index("about pelicans!") < text.index("About the birds.") < text.index("a list")
    assert "rv__q" not in text


def test_comments_on_words_that_are_gone_are_listed_with_their_quote(
    draft: SectionRevision, instructing: Client
) -> None:
    head = said(draft, instructing, "About the birds.")
    draft.source = "## // one | First heading {#first}\n\nSomething else entirely, 1234567890.\n"
    draft.save()

    text = instructing.get(page(draft)).text
    part = instructing.post(page(draft, f"comments/{head.pk}/resolve/"), headers=HTMX)

    assert '<blockquote class="rv__q">A second paragraph about pelicans.</blockquote>' in text
    assert 'id="rv-page:gone"' in part.text


def test_a_comment_on_words_that_went_while_it_was_written_is_kept(
    draft: SectionRevision, instructing: Client
) -> None:
    form = {"place": "b-000000000000", "quote": "Words long gone, 0987654321.", "text": "Still."}

    answer = instructing.post(page(draft, "comments/"), form, follow=True)
    instructing.post(page(draft, "comments/"), {"text": "About nothing."})

    assert "Words long gone" in answer.text
    assert ReviewComment.objects.get(text="About nothing.").place == "page:gone"


def test_a_new_revision_leads_to_the_open_comments_of_the_old(
    draft: SectionRevision, instructing: Client, instructor: User
) -> None:
    said(draft, instructing, "Unsettled.")
    released(
        draft, draft.section.questions.get().revisions.get(), scope=draft.section.module.course.slug
    )
    section = draft.section_id
    instructing.post(f"/admin/courses/sectionrevision/of/{section}/1/restore/")
    newer = SectionRevision.objects.get(number=2)

    text = instructing.get(page(newer)).text
    form = instructing.get(f"/admin/courses/sectionrevision/{draft.pk}/change/").text

    assert "Open comments on earlier revisions" in text
    assert f'href="{page(draft)}"' in text
    assert "1 open comment" in form
    assert str(ReviewComment.objects.get()) == f"{instructor}: Unsettled."
