"""The pages of exports: one's own and everyone's, and how far each has come."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobs.models import Job
from results.exports.listing import row_of
from tests.exports.people import made, signed_in, waiting
from tests.factories import NOW, UserFactory
from tests.results.answers import grader

pytestmark = pytest.mark.django_db
PAGE = "/results/exports/"


def test_people_see_their_own_exports_and_administrators_all() -> None:
    person, other = grader(), grader()
    made(person, format="xlsx", **{"from": "2026-01-01"})
    waiting(None)
    administrator = UserFactory.create(is_superuser=True)

    own, others = signed_in(person).get(PAGE).text, signed_in(other).get(PAGE).text
    all_of_them = signed_in(administrator).get(PAGE).text

    assert "Your exports" in own
    for part in ("Excel workbook", "From: <b>2026-01-01</b>", "ready", "/results/files/", "Remove"):
        assert part in own
    assert "Nothing was exported yet." in others
    assert "Everyone’s exports" in all_of_them
    assert "Grace Grader" in all_of_them
    assert "the system" in all_of_them
    assert "/results/files/" not in all_of_them


def test_the_list_takes_the_same_queries_however_long() -> None:
    person = grader()
    browser = signed_in(person)
    counts = []
    for count in (1, 30):
        for _ in range(count):
            waiting(person)
        with CaptureQueriesContext(connection) as queries:
            page = browser.get(PAGE).text
        counts.append(len(queries))

    assert counts == [10, 10]
    assert "Page 1 of 2" in page
    assert "?page=2" in page
    assert "Newer" in signed_in(person).get(f"{PAGE}?page=2").text


def test_somebody_elses_export_is_not_there() -> None:
    export = made(grader())
    browser = signed_in(grader())

    for path in ("", "readme.txt"):
        assert browser.get(f"{export.get_absolute_url()}{path}").status_code == 404
    assert browser.post(f"{export.get_absolute_url()}remove/").status_code == 404


def test_the_page_of_an_export_asks_again_while_it_is_made() -> None:
    person = grader()
    export = waiting(person)
    running = {"state": "running", "started_at": NOW, "created_at": NOW, "total": 9, "done": 4}
    export.job = Job.objects.create(kind="export", seen_at=timezone.now(), **running)
    export.save()
    browser = signed_in(person)

    page = browser.get(export.get_absolute_url())
    part = browser.get(export.get_absolute_url(), headers={"HX-Request": "true"})

    assert 'hx-trigger="every 1s"' in page.text
    assert "4 of 9 rows" in page.text
    assert '<progress class="exp__b" id="export-progress" max="9" value="4">' in page.text
    assert "<html" not in part.text
    assert part.text.strip().startswith('<div id="now"')


@pytest.mark.parametrize(
    ("job", "words"),
    [
        ({"state": "failed", "finished_at": NOW, "message": "No room."}, "No room."),
        ({"state": "running", "started_at": NOW, "seen_at": NOW}, "The work stopped half way."),
        ({"created_at": NOW}, "Nobody has taken this up yet."),
        ({"created_at": NOW + timedelta(days=3650)}, ""),
    ],
)
def test_an_export_that_does_not_come_says_why(job: dict[str, object], words: str) -> None:
    export = waiting(grader())
    export.job = Job.objects.create(kind="export", **({"created_at": NOW} | job))

    row = row_of(export, UserFactory.create(), at=NOW + timedelta(days=1))

    assert row.trouble.startswith(words)
    assert bool(row.trouble) == bool(words)


def test_an_export_of_what_is_not_known_any_more_keeps_its_names() -> None:
    export = waiting(grader())
    export.kind, export.format = "old-kind", "old-format"

    row = row_of(export, UserFactory.create(), at=NOW)

    assert (row.title, row.format) == ("old-kind", "old-format")


def test_a_removal_of_what_is_not_kept_changes_nothing() -> None:
    person = grader()
    export = waiting(person)

    assert signed_in(person).post(f"{export.get_absolute_url()}remove/").status_code == 302
    export.refresh_from_db()
    assert export.state == "making"
