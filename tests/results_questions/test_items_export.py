"""The export of item analysis says what the page and the figures say."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from accounts.scopes import EVERYONE
from courses.exports.filters import Filters
from quizzes.statistics.reading import item_statistics
from results.questions.kind import COLUMNS, ITEMS
from tests.exports.tables import documented, read_text, table, written
from tests.factories import CourseFactory
from tests.results.answers import join
from tests.results_questions.lessons import answered, mended, taught
from tests.results_questions.people import grader_of, instructor_of
from tests.statistics.classes import ClassOf

pytestmark = pytest.mark.django_db
ALL = Filters(scope=EVERYONE)


def rows_of(filters: Filters = ALL) -> list[dict[str, str]]:
    """The rows of a CSV file, by column."""
    lines = read_text(written("csv", table(ITEMS.rows(filters), ITEMS.columns(filters))))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def command(path: Path, *options: str) -> list[dict[str, str]]:
    """The same from the command line."""
    call_command("export_results", *options, kind="items", output=str(path))
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


@pytest.fixture
def lesson() -> ClassOf:
    lesson = taught(6, 7, 8)
    newer = mended(lesson)
    for learner in answered(lesson, 3):
        lesson.answer(learner, "first-check", "wrong-b", revision=newer)
    return lesson


def test_page_command_and_file_hold_the_same_numbers(
    lesson: ClassOf, client: Client, tmp_path: Path
) -> None:
    client.force_login(grader_of())
    question = lesson.questions["first-check"].question_id
    html = client.get(f"/results/questions/{question}/").text
    sent = client.get("/results/exports/send/", {"kind": "items", "format": "csv"})

    from_command = command(tmp_path / "items.csv")
    from_file = list(csv.DictReader(io.StringIO(sent.getvalue().decode(), newline="")))
    own = [each for each in from_file if each["question"] == "first-check"]
    revisions = [each for each in own if each["row"] == "revision"]

    assert from_command == from_file == rows_of()
    assert [each["n"] for each in revisions] == ["21", "3"]
    told = re.findall(r'data-l="First tries">(\d+)<', html)
    assert told[-2:] == ["3", "21"]
    shares = [f"{100 * float(each['share']):.0f} %" for each in revisions]
    assert all(f"<b>{share}</b>" in html for share in shares)


def test_choices_stand_below_their_revision_with_the_figures_of_the_statistics(
    lesson: ClassOf,
) -> None:
    found = next(iter(rows_of()))
    choices = [each for each in rows_of() if each["row"] == "choice"][:4]
    figures = item_statistics(lesson.course, scope=EVERYONE)[1]

    assert (found["row"], found["text"], found["choice"]) == ("revision", "What happens?", "")
    assert found["flags"] == "few"
    assert float(found["discrimination"]) == pytest.approx(figures.discrimination.value, abs=1e-6)
    assert [int(each["n"]) for each in choices] == [each.n for each in figures.choices]
    assert [each["right"] for each in choices].count("1") == 1
    assert float(choices[0]["share_low"]) <= float(choices[0]["share"])


def test_filters_choose_revisions_and_learners(lesson: ClassOf) -> None:
    learner = answered(lesson, 1, "right")[0]
    join(learner, "Spring")
    revision = lesson.questions["second-check"]
    one = Filters(scope=EVERYONE, revision=revision, question=revision.question)
    section = Filters(scope=EVERYONE, section=lesson.section)
    pilots = Filters(scope=EVERYONE, module=lesson.section.module, pilot="only")

    assert {each["question"] for each in rows_of(one)} == {"second-check"}
    assert rows_of(section) == rows_of(Filters(scope=EVERYONE, course=lesson.course)) == rows_of()
    assert rows_of(pilots) == []
    cohort = Filters(scope=EVERYONE, cohort=learner.cohorts.get())
    assert [each["n"] for each in rows_of(cohort) if each["row"] == "revision"] == [
        "1",
        "0",
        "0",
        "0",
    ]


def test_the_count_is_no_less_than_the_rows(lesson: ClassOf) -> None:
    CourseFactory.create(slug="empty")

    assert ITEMS.count(ALL) >= len(rows_of()) == 4 + 4 * 4
    own = lesson.course._meta.model.objects.filter(slug="empty").values_list("slug", flat=True)
    assert rows_of(Filters(scope=EVERYONE, courses=own)) == []


def test_the_documentation_names_columns_types_and_meanings() -> None:
    text = (Path(settings.BASE_DIR) / "docs" / "exports.md").read_text(encoding="utf-8")

    assert documented(COLUMNS) in text


def test_instructors_have_the_file_of_their_courses_with_rounded_counts(
    lesson: ClassOf, client: Client
) -> None:
    client.force_login(instructor_of(lesson.course))
    sent = client.get("/results/exports/send/", {"kind": "items", "format": "csv"})
    rows = list(csv.DictReader(io.StringIO(sent.getvalue().decode(), newline="")))
    both = list(zip(rows, rows_of(), strict=True))

    named = ("n", "complete", "shown")
    counts = {(row[name], real[name]) for row, real in both for name in named if real[name]}
    assert {("", "3"), ("20", "21")} <= counts
    assert all(told == "" if 0 < int(n) < 5 else int(told) % 5 == 0 for told, n in counts)
    few = [row for row, real in both if real["row"] == "choice" and real["n"] in {"1", "2", "3"}]
    empty = ("share", "share_low", "discrimination", "weakest", "median_ms")
    assert few
    assert {row[name] for row in few for name in empty} == {""}


def test_the_box_offers_an_instructor_the_file_and_no_file_of_responses(
    lesson: ClassOf, client: Client
) -> None:
    client.force_login(instructor_of(lesson.course))

    page = client.get("/results/questions/", {"course": lesson.course.slug}).text
    refused = client.get("/results/exports/send/", {"kind": "responses", "format": "csv"})

    assert '<option value="items:csv">' in page
    assert refused.status_code == 422


def test_what_an_instructor_asks_for_is_of_no_learner_and_of_no_foreign_course(
    lesson: ClassOf, client: Client
) -> None:
    client.force_login(instructor_of())
    asked = {"kind": "items", "format": "csv"}

    empty = client.get("/results/exports/send/", asked).getvalue().decode()
    for more in ({"learner": "1"}, {"course": lesson.course.slug}):
        assert client.get("/results/exports/send/", asked | more).status_code == 422
    assert empty.count("\n") == 1
