"""What anyone writes anywhere stays text on every page that shows it, the admin's included."""

import json
import re
from collections import Counter
from html import unescape

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import User
from courses.reading.compiling import compiled_course
from courses.rendering import render_fragment
from quizzes.answer_key import asked_question
from tests.factories import CourseFactory, Lesson, SectionRevisionFactory, UserFactory
from tests.threats.payloads import SCRIPTS, dangers, page_of
from tests.threats.stage import MOST, Say, Stage

pytestmark = pytest.mark.django_db
LISTS = (
    "accounts/user", "accounts/cohort", "accounts/learner", "courses/course", "courses/module",
    "courses/section", "courses/sectionrevision", "quizzes/question", "quizzes/questionrevision",
    "releases/release", "casestudies/casestudy", "casestudies/casestudyrevision",
)  # fmt: skip


def addresses(stage: Stage) -> list[str]:
    """Every page that shows one of the stage's texts."""
    draft, first = stage.asking, stage.revisions[0]
    user = User.objects.order_by("pk")[0]
    question = draft.section.questions.all()[0].revisions.all()[0]
    return [
        "/courses/stage/", "/courses/stage/m01/s0/", "/courses/stage/m01/s1/", "/results/",
        f"/admin/courses/sectionrevision/{draft.pk}/preview/?answers",
        f"/admin/courses/sectionrevision/{first.pk}/change/",
        f"/admin/courses/course/{stage.course.pk}/change/",
        f"/admin/courses/course/{stage.course.pk}/delete/",
        f"/admin/courses/module/{stage.module.pk}/history/",
        f"/admin/quizzes/questionrevision/{question.pk}/change/",
        f"/admin/releases/release/{stage.release.pk}/change/",
        f"/admin/accounts/user/{user.pk}/change/", f"/admin/accounts/user/{user.pk}/delete/",
        *(f"/admin/{each}/?all=" for each in LISTS),
    ]  # fmt: skip


def all_dangers(client: Client, stage: Stage) -> dict[str, Counter[str]]:
    """What acts on each page."""
    return {page: dangers(page_of(client, page)) for page in addresses(stage)}


def found_with(say: Say) -> dict[str, Counter[str]]:
    """What acts on each page of a stage that says this; the stage is gone afterwards."""
    client = Client()
    with transaction.atomic():
        client.force_login(UserFactory.create(is_staff=True, is_superuser=True, name=say(5)[:150]))
        found = all_dangers(client, Stage(say))
        transaction.set_rollback(True)
    compiled_course.cache_clear()
    asked_question.cache_clear()
    return found


def test_hostile_texts_add_nothing_that_acts_to_any_page() -> None:
    ours = found_with(lambda n: f"word {n}")
    for start in range(0, len(SCRIPTS), MOST):
        said = SCRIPTS[start : start + MOST]
        found = found_with(lambda n, said=said: said[n % len(said)])
        for (address, acting), own in zip(found.items(), ours.values(), strict=True):
            assert acting - own == Counter(), address


def test_texts_that_were_not_escaped_would_be_noticed() -> None:
    page = "<p>" + "</p><p>".join(SCRIPTS) + "</p>"

    assert sum(dangers(page).values()) > len(SCRIPTS) / 2
    assert dangers("<a hx-get='/x' data-hx-post=y onclick=z href='javascript:1'>").total() == 4


@pytest.mark.parametrize("payload", SCRIPTS[::6])
def test_a_list_of_courses_says_what_was_typed(payload: str, client: Client) -> None:
    for title in (payload[:120], "Another"):
        CourseFactory.create(title=title, summary=payload)

    page = page_of(client, "/")

    assert dangers(page) == dangers(page_of(client, "/").replace(payload, ""))
    assert " ".join(payload[:120].split()) in " ".join(unescape(page).split())


def test_the_page_tells_htmx_to_run_nothing(client: Client) -> None:
    page = page_of(client, Lesson().url)
    told = re.search(r"name=\"htmx-config\" content='([^']+)'", page)
    assert told is not None

    config = json.loads(told[1])

    assert {config[name] for name in ("allowEval", "allowScriptTags")} == {False}
    assert config["selfRequestsOnly"] is True
    assert config["historyCacheSize"] == 0
    assert config["includeIndicatorStyles"] is False


ACTING = (
    "<div {0}get='/x'>y</div>", "<a href='/x' {0}boost='true'>y</a>", "[y](/x){{ {0}get='/x' }}",
    "<b {0}on:click='alert(1)'>y</b>", "## y {{ {0}get=/x }}",
    "<p {0}swap-oob='true' id='score'>y</p>",
)  # fmt: skip


@pytest.mark.parametrize("prefix", ["hx-", "data-hx-", "HX-", "Data-Hx-", "hx-on::", "sse-", "ws-"])
def test_no_text_speaks_to_htmx(prefix: str) -> None:
    for written in ACTING:
        source = written.format(prefix)
        shown = render_fragment(source)[0]
        revision = SectionRevisionFactory.build(source=source, lede=source)
        revision.render()
        attributes = re.findall(r"<[^>]*\b(?:hx-|data-hx-|sse-|ws-)[^>]*>", shown, re.IGNORECASE)
        stored = json.dumps(revision.rendered)
        assert attributes == []
        assert not re.search(r"<[^>]*\b(?:hx-|data-hx-|sse-|ws-)[^>]*>", stored, re.IGNORECASE)
