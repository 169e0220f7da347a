"""Words that were rendered again reach the next request, also in a process that knew the old."""

import pytest
from django.core.management import call_command
from django.test import Client

from quizzes.models import Choice, QuestionRevision
from tests.factories import Lesson

pytestmark = pytest.mark.django_db


def test_a_card_shows_what_the_new_renderer_made(client: Client) -> None:
    lesson = Lesson()
    QuestionRevision.objects.update(stem_html="The old form", renderer_version=0)
    Choice.objects.update(text_html="An old choice")
    assert "The old form" in client.get(lesson.url).text

    call_command("rerender", verbosity=0)

    page = client.get(lesson.url).text
    assert "The old form" not in page
    assert "An old choice" not in page
    assert "What happens?" in page
