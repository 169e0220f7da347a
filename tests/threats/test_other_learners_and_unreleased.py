"""What is another's, or not released, is answered as if it were not there."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from quizzes.models import Response
from releases.promotion import roll_back
from releases.rings import Ring
from tests.factories import (
    NOW,
    CourseFactory,
    Lesson,
    QuestionFactory,
    QuestionRevisionFactory,
    SectionRevisionFactory,
    UserFactory,
    released,
    text_with,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def browser(person: User | None = None) -> Client:
    """A browser, signed in where somebody is given."""
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def told(answer: HttpResponse, *named: str) -> tuple[int, str]:
    """Status and page without tokens and the address that was asked for."""
    text = re.sub(r"value=\"[\w.-]{20,}\"", "", answer.text)
    for name in sorted(named, key=len, reverse=True):
        text = text.replace(name, "…")
    return answer.status_code, text


def test_what_one_learner_did_is_nowhere_in_what_another_gets() -> None:
    lesson, anna, ben = Lesson(), UserFactory.create(name="Annabella"), UserFactory.create()
    form = lesson.form(choice="wrong-a")
    browser(anna).post(lesson.check_url(), form)
    client = browser(ben)

    for answer in (
        client.get(f"{lesson.url}?check=first-check"),
        client.post(lesson.check_url(), lesson.form(attempt=form["attempt"]), headers=HTMX),
        client.get(lesson.course.get_absolute_url()),
    ):
        assert "Secret explanation" not in answer.text
        assert "Annabella" not in answer.text
    assert "Secret explanation" in browser(anna).get(lesson.url).text


def test_anothers_attempt_is_not_taken_for_ones_own() -> None:
    lesson = Lesson()
    form = lesson.form(choice="right")
    browser().post(lesson.check_url(), form)
    browser().post(lesson.check_url(), form)

    assert Response.objects.count() == 2
    assert Response.objects.values("learner").distinct().count() == 2


@pytest.mark.parametrize("name", ["response", "sectionprogress", "learner", "user", "download"])
def test_records_have_no_address_for_learners(name: str) -> None:
    lesson, anna, ben = Lesson(), UserFactory.create(), UserFactory.create()
    browser(anna).post(lesson.check_url(), lesson.form(choice="right"))
    record = Response.objects.get()
    app = {"response": "quizzes", "sectionprogress": "courses", "download": "casestudies"}
    client = browser(ben)

    real, none = (
        client.get(f"/admin/{app.get(name, 'accounts')}/{name}/{pk}/change/")
        for pk in (record.pk, 99_999)
    )

    assert told(real, str(record.pk)) == told(none, "99999")
    assert real.status_code in (302, 403, 404)


@pytest.fixture
def hidden() -> tuple[Lesson, list[str]]:
    """A lesson, and the keys of questions that no learner may know of."""
    lesson = Lesson()
    section, scope = lesson.section, lesson.course.slug

    def asked(key: str) -> object:
        return QuestionRevisionFactory.create(
            question=QuestionFactory.create(section=section, key=key)
        )

    asked("a-draft")
    released(asked("collected"), scope=scope, to=Ring.OFF)
    text = SectionRevisionFactory.create(
        section=section, source=text_with("first-check", "for-staff"), number=2
    )
    released(text, asked("for-staff"), scope=scope, to=Ring.A1)
    return lesson, ["a-draft", "collected", "for-staff"]


@pytest.mark.parametrize("method", ["get", "post", "head"])
def test_a_question_that_never_was_released_is_not_told_from_none(
    hidden: tuple[Lesson, list[str]], method: str
) -> None:
    lesson, keys = hidden
    for key in keys:
        for headers in ({}, HTMX):
            client = browser(UserFactory.create())
            form = {"revision": "1", "choice": "right"}
            urls = [lesson.check_url(each) for each in (key, "nowhere-at-all")]
            if method == "post":
                real, none = (client.post(url, form, headers=headers) for url in urls)
            else:
                real, none = (getattr(client, method)(url, headers=headers) for url in urls)
            assert told(real, key) == told(none, "nowhere-at-all"), key
            assert (real.get("Location") or "").replace(key, "") == (
                none.get("Location") or ""
            ).replace("nowhere-at-all", "")


def test_a_question_that_was_released_and_taken_back_is_told(
    hidden: tuple[Lesson, list[str]],
) -> None:
    lesson, _keys = hidden
    roll_back(lesson.release, by=None, reason="a mistake", at=NOW)
    again = SectionRevisionFactory.create(section=lesson.section, source="Text.\n", number=3)
    released(again, scope=lesson.course.slug)

    answer = Client().post(lesson.check_url(), lesson.form(choice="right"), headers=HTMX)

    assert answer.status_code == 409
    assert "no longer here" in answer.text


def test_unreleased_texts_are_in_no_page_of_anyone_outside() -> None:
    lesson = Lesson()
    module = lesson.section.module
    for n, ring in enumerate((None, Ring.OFF, Ring.A1), start=10):
        revision = SectionRevisionFactory.create(
            section__module=module, section__number=n, section__slug=f"dark-{n}",
            title=f"Unlit title {n}", source="Unlit text.\n",
        )  # fmt: skip
        if ring is not None:
            released(revision, scope=lesson.course.slug, to=ring)
    for client in (browser(), browser(UserFactory.create())):
        for url in ("/", lesson.course.get_absolute_url(), lesson.url):
            assert "Unlit" not in client.get(url, follow=True).text
        for n in (10, 11, 12):
            for tail in ("", "read/", "checks/x/", "case-studies/x/"):
                url = lesson.url.replace("/s3/", f"/dark-{n}/") + tail
                assert {client.get(url).status_code, client.post(url).status_code} <= {404, 405}
    staff = browser(UserFactory.create(is_staff=True))
    assert "Unlit title 12" in staff.get(lesson.url).text, "and this test would see it"


def test_what_is_not_there_takes_as_many_queries_as_what_is_hidden(
    hidden: tuple[Lesson, list[str]],
) -> None:
    lesson, _keys = hidden
    client, counts = Client(), set()
    client.get(lesson.url)
    for key in ("for-staff", "nowhere-at-all"):
        with CaptureQueriesContext(connection) as made:
            client.post(lesson.check_url(key), {"revision": "1"})
        counts.add(len(made))

    assert len(counts) == 1


def test_an_id_of_another_course_does_not_open_a_place_in_this_one() -> None:
    mine, other = Lesson("mine"), Lesson("theirs", course=CourseFactory.create())
    wrong = other.url.replace(other.course.slug, mine.course.slug) + "checks/theirs/"

    answer = Client().post(wrong, other.form("theirs", choice="right"))

    assert answer.status_code == 404
    assert not Response.objects.exists()
