"""A section that changed after a learner finished it: told, shown word by word, put away."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from courses import throttle
from courses.changes.since import changes_between
from courses.merging import merge_progress
from courses.models import SectionProgress, SectionRevision
from releases.promotion import roll_back
from tests.factories import NOW, LearnerFactory, Lesson, SectionRevisionFactory, released, text_with

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
TOLD = "Changed since you finished: 2 paragraphs"


def changed(lesson: Lesson, words: str = "Other words.") -> SectionRevision:
    """The next revision of the text, with another title, for everyone."""
    source = text_with("first-check").replace("Some text.", words)
    revision = SectionRevisionFactory.create(
        section=lesson.section, title="Another title", source=source
    )
    revision.release_made = released(revision, scope=lesson.course.slug)
    return revision


@pytest.fixture
def lesson(client: Client) -> Lesson:
    """A lesson of one question that this guest has finished."""
    made = Lesson("first-check")
    client.get(made.url)
    client.post(made.check_url(), made.form(choice="right"))
    assert SectionProgress.objects.get().finished_revision == made.revision.pk
    return made


def test_page_rail_and_home_say_how_much_and_credit_stays(client: Client, lesson: Lesson) -> None:
    assert "since you finished" not in client.get(lesson.url).text
    changed(lesson)

    page, home = client.get(lesson.url).text, client.get(lesson.course.get_absolute_url()).text

    assert TOLD in page
    assert "2 paragraphs changed" in page
    assert "Complete" in page
    assert "2 of 2 points" in page
    assert "<del" not in page
    assert "css/changes.css" in page
    assert "changed since you finished: 2 paragraphs" in home


def test_the_changes_are_marked_in_the_text_without_any_script(
    client: Client, lesson: Lesson
) -> None:
    changed(lesson, "Some other text.")

    page = client.get(lesson.url, {"changes": "1"}).text

    assert 'Some <ins id="change_2"><span class="vh">[added: </span>other<' in page
    assert '<h1 class="hero__t"><del id="change_1"><span class="vh">[removed: </span>' in page
    assert 'href="#change_1">First change</a>' in page
    assert "<title>Another title" in page
    assert "<script>" not in page


def test_after_the_button_the_text_can_be_had_without_marks(client: Client, lesson: Lesson) -> None:
    revision = changed(lesson)
    where = f"{lesson.url}changes/read/"
    asked = {"HX-Current-URL": f"http://testserver{lesson.url}?changes=1"}

    part = client.post(where, {"revision": revision.pk}, headers=HTMX | asked)

    assert "Show the text without marks" in part.text


def test_whoever_asks_for_changes_where_there_are_none_gets_the_text(
    client: Client, lesson: Lesson
) -> None:
    assert "<ins" not in client.get(lesson.url, {"changes": "1"}).text


def test_reading_is_said_and_not_assumed(client: Client, lesson: Lesson) -> None:
    revision = changed(lesson)
    for _again in range(2):
        assert TOLD in client.get(lesson.url, {"changes": "1"}).text

    answer = client.post(f"{lesson.url}changes/read/", {"revision": revision.pk})

    assert answer["Location"] == lesson.url
    assert "since you finished" not in client.get(lesson.url).text
    progress = SectionProgress.objects.get()
    assert (progress.finished_revision, progress.points) == (revision.pk, 2)


def test_in_place_the_notice_and_the_list_of_modules_change_together(
    client: Client, lesson: Lesson
) -> None:
    revision = changed(lesson)

    part = client.post(f"{lesson.url}changes/read/", {"revision": revision.pk}, headers=HTMX)

    assert part.status_code == 200
    assert "You are up to date with this section" in part.text
    assert 'id="rail-list" hx-swap-oob="true"' in part.text
    assert "paragraphs changed" not in part.text
    assert ("search/" in part.text) == ("search/" in client.get(lesson.url).text)


def test_what_changed_once_more_meanwhile_is_not_put_away(client: Client, lesson: Lesson) -> None:
    first = changed(lesson)
    changed(lesson, "Still other words.")
    where = f"{lesson.url}changes/read/"

    for form in ({"revision": first.pk}, {"revision": "no\x00number"}, {}):
        part = client.post(where, form, headers=HTMX)
        assert part.status_code == 409
        assert "It has changed once more" in part.text
    plain = client.post(where, {"revision": first.pk}, follow=True)

    assert plain.redirect_chain[-1][0] == f"{lesson.url}?changes=1"
    assert "It has changed once more" in plain.text
    assert SectionProgress.objects.get().finished_revision == lesson.revision.pk


def test_a_flood_of_them_is_told_to_wait(
    client: Client, lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "MARKS_PER_LEARNER", 0)

    answer = client.post(f"{lesson.url}changes/read/")

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) >= 1


def test_after_a_rollback_nothing_is_said_of_the_older_text(client: Client) -> None:
    lesson = Lesson("first-check")
    newer = changed(lesson)
    client.get(lesson.url)
    client.post(lesson.check_url(), lesson.form(choice="right"))
    assert SectionProgress.objects.get().finished_revision == newer.pk

    roll_back(newer.release_made, by=None, at=NOW, reason="too soon")

    assert "since you finished" not in client.get(lesson.url).text


def test_a_revision_that_says_the_same_is_no_change(client: Client, lesson: Lesson) -> None:
    same = SectionRevisionFactory.create(
        section=lesson.section, title=lesson.revision.title, source=lesson.revision.source
    )
    released(same, scope=lesson.course.slug)

    assert "since you finished" not in client.get(lesson.url).text


def test_whoever_finished_nothing_hears_of_no_change(client: Client, lesson: Lesson) -> None:
    revision = changed(lesson)
    stranger = Client()

    assert "since you finished" not in stranger.get(lesson.url).text
    answer = stranger.post(f"{lesson.url}changes/read/", {"revision": revision.pk})

    assert answer.status_code == 303
    assert SectionProgress.objects.count() == 1


def test_two_texts_are_compared_once_and_the_page_costs_no_query_more(
    client: Client, lesson: Lesson, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(lesson.url)
    with django_assert_num_queries(2):
        client.get(lesson.url)
    changed(lesson)
    client.get(lesson.url)

    with django_assert_num_queries(2):
        client.get(lesson.url, {"changes": "1"})


def test_a_text_that_is_gone_is_not_compared(lesson: Lesson) -> None:
    assert not changes_between(lesson.revision.pk, 999_999)


def test_of_two_halves_that_become_one_the_newest_text_read_counts(lesson: Lesson) -> None:
    revision = changed(lesson)
    guest = SectionProgress.objects.get()
    person = LearnerFactory.create()
    SectionProgress.objects.create(
        learner=person, section=lesson.section, started_at=NOW, updated_at=NOW, completed_at=NOW,
        finished_revision=revision.pk,
    )  # fmt: skip

    merge_progress(guest.learner, person)

    assert SectionProgress.objects.get().finished_revision == revision.pk
