"""An essay is sent once, counts as answered, waits for a person and tells what belongs in it."""

import pytest
from django.test import Client

from courses.models import SectionProgress
from courses.rebuilding import rebuild
from quizzes.kinds.essay import LONGEST_ESSAY, word_count
from quizzes.models import Response
from tests.essays.lesson import TEXT, EssayLesson
from tests.quizzes.kinds_of_questions import HTMX

pytestmark = pytest.mark.django_db


def test_an_essay_is_stored_as_written_and_waits(client: Client) -> None:
    lesson = EssayLesson()

    card = lesson.send(client, "essay", TEXT.replace("\n", "\r\n") + "\x00 ")

    response = Response.objects.get()
    assert (response.answer, response.verdict, response.points) == (TEXT, "waiting", 0)
    assert (response.choice, response.choice_order) == (None, "")
    assert "Sent. A person will grade it." in card
    assert "What belongs in it:" in card
    assert "The one fact to keep." in card
    assert "Second, with &lt;b&gt;marks&lt;/b&gt; &amp; more." in card
    assert "6 words" in card


def test_the_rubric_and_its_guidance_are_not_told_with_it(client: Client) -> None:
    lesson = EssayLesson()

    pages = [client.get(lesson.url).text, lesson.send(client, "essay", TEXT)]
    pages.append(client.get(f"{lesson.url}?practise=essay&practised=essay&choice=x").text)

    assert not any("Names the idea" in page or "Secret" in page for page in pages)
    assert "The one fact to keep." not in pages[0]


def test_it_counts_as_answered_and_earns_nothing_yet(client: Client) -> None:
    lesson = EssayLesson()

    lesson.send(client, "essay", TEXT)

    progress = SectionProgress.objects.get()
    assert (progress.answered, progress.points) == (1, 0)
    assert progress.completed_at is not None
    kept = SectionProgress.objects.values("marks", "points", "answered").get()
    assert TEXT not in str(kept["marks"])
    SectionProgress.objects.all().delete()
    list(rebuild(write=True))
    assert SectionProgress.objects.values("marks", "points", "answered").get() == kept


def test_there_is_one_try_and_no_practice(client: Client) -> None:
    lesson = EssayLesson()
    lesson.send(client, "essay", TEXT)

    again = lesson.send(client, "essay", "Another text", attempt="two")
    practised = lesson.send(client, "essay", "A third", attempt="three", practise="1")

    assert "First paragraph." in again
    assert "Practise again" not in again
    assert "A third" not in practised
    assert Response.objects.count() == 1


def test_without_javascript_it_goes_by_redirect_and_reloads_as_sent(client: Client) -> None:
    lesson = EssayLesson()

    answer = client.post(lesson.check_url("essay"), lesson.filled("essay", TEXT))

    page = client.get(answer["Location"]).text
    assert answer.status_code == 303
    assert "Sent. A person will grade it." in page
    assert page.count("autofocus") == 1


def test_a_text_that_is_too_long_or_empty_is_given_back_whole(client: Client) -> None:
    lesson = EssayLesson()
    long = "word " * 2500 + "end"

    told = [lesson.send(client, "essay", text) for text in (long, " \n\t\x00")]

    assert "Write at most 10,000 characters; yours has 12,503." in told[0]
    assert f"\n{long}</textarea>" in told[0]
    assert "Write your answer, then send it." in told[1]
    assert not Response.objects.exists()
    assert LONGEST_ESSAY == 10_000


def test_the_notes_can_be_read_without_an_essay(client: Client) -> None:
    lesson = EssayLesson()

    card = lesson.send(client, "essay", "", reveal="1")

    assert "Closed without an answer of your own" in card
    assert "The one fact to keep." in card
    assert Response.objects.get().verdict == "shown"


def test_an_essay_sent_as_a_guest_is_the_persons_afterwards(client: Client) -> None:
    lesson = EssayLesson()
    lesson.send(client, "essay", TEXT)
    other = Client()

    assert "First paragraph." in client.get(lesson.url).text
    assert "First paragraph." not in other.get(lesson.url, headers=HTMX).text


def test_words_are_what_spaces_part() -> None:
    assert word_count("One, two – three\n\nfour ...") == 4
    assert word_count("") == 0
