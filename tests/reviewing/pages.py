"""The authors' page of a draft under review, and something said there."""

from django.test import Client

from courses.models import SectionRevision
from releases.models import ReviewComment
from tests.reviewing.conftest import key_of

HTMX = {"HX-Request": "true"}


def page(draft: SectionRevision, what: str = "") -> str:
    return f"/admin/courses/sectionrevision/{draft.pk}/review/{what}"


def said(
    draft: SectionRevision, client: Client, text: str, words: str = "pelicans"
) -> ReviewComment:
    key = key_of(client.get(page(draft)).text, words)
    client.post(page(draft, "comments/"), {"place": key, "text": text})
    return ReviewComment.objects.latest("id")
