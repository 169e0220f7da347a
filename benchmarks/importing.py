"""Bringing 1,000 questions, from the file that is sent to the last draft: each page as its owner.

Nothing else brings questions in, so there is no floor: a time to stay below instead.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from accounts.models import User
from benchmarks.course import Place
from benchmarks.journeys import CSRF, Person
from benchmarks.load import get, post
from benchmarks.measuring import first_answer
from benchmarks.people import open_sessions
from benchmarks.processes import Server
from jobs.models import Job, State
from quizzes.models import QuestionRevision

QUESTIONS = 1_000
MOST_SECONDS = 10
LOOK_EVERY_SECONDS = 0.1
PATIENCE_SECONDS = 300
_PLACE = re.compile(rb"\r\nlocation: *([^\r]+)", re.IGNORECASE)


def measure_import(site: Server, writer: Person, where: Place) -> Iterator[str]:
    """A line: seconds until they were read and shown, then until all of them were drafts."""
    before, began = QuestionRevision.objects.count(), time.perf_counter()
    cookies = _signed_in(writer)
    fields = {"csrfmiddlewaretoken": CSRF, "section": str(where.section), "text": made_up_gift()}
    page = _go(site, post(reverse("admin:quizzes_question_bring"), fields, cookies))
    shown = first_answer(site, get(page, cookies))
    if not shown.startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"import: {site.last_complaint()}")
    read = time.perf_counter() - began
    _go(site, post(page, {"csrfmiddlewaretoken": CSRF, "go": "all"}, cookies))
    _go(site, post(page, _chosen(shown), cookies))
    steps = _wait(site, cookies)
    took, made = time.perf_counter() - began, QuestionRevision.objects.count() - before
    if made != QUESTIONS:
        raise SystemExit(f"import: {made} drafts of {QUESTIONS} questions")
    yield (
        f"{f'import of {QUESTIONS:,} questions':34} {took:.1f} s (to reach: {MOST_SECONDS} s), "
        f"shown after {read:.1f} s, progress told {steps} times"
    )


def made_up_gift(count: int = QUESTIONS) -> str:
    """A file of questions, each with code, emphasis, a key idea and a comment on each choice."""
    return "\n\n".join(
        f"::Made up {number}::[markdown]What does **switch {number}** do to `release_{number}`? "
        f"{{=It opens it to *some*#Yes, number {number}. ~It deletes it#No, it stays. "
        f"~It renames it#No, its name stays. ~Nothing at all#Look again. ####Idea {number}.}}"
        for number in range(count)
    )


def _signed_in(writer: Person) -> dict[str, str]:
    User.objects.filter(pk=writer[0]).update(is_staff=True, is_superuser=True)
    [session] = open_sessions([writer[0]], "import")
    return {"sessionid": session, "csrftoken": CSRF}


def _chosen(shown: bytes) -> bytes:
    """The first page's form as its button sends it, everything chosen."""
    here = re.findall(rb'name="take" value="(\d+)"', shown)
    taken = [("take", pk.decode()) for pk in here]
    return urlencode([("csrfmiddlewaretoken", CSRF), *taken, ("go", "bring")]).encode()


def _go(site: Server, request: bytes) -> str:
    """Where an answer leads. Stops where it leads nowhere."""
    found = _PLACE.search(first_answer(site, request))
    if found is None:
        raise SystemExit(f"import: {site.last_complaint()}")
    return found[1].decode()


def _wait(site: Server, cookies: dict[str, str]) -> int:
    """Look at the job's page until it is done: how many different numbers of steps it told."""
    job, told, until = Job.objects.latest("pk"), set(), time.perf_counter() + PATIENCE_SECONDS
    while time.perf_counter() < until and not job.has_ended:
        first_answer(site, get(job.get_absolute_url(), cookies))
        told.add(job.done)
        time.sleep(LOOK_EVERY_SECONDS)
        job.refresh_from_db()
    if job.state != State.DONE:
        raise SystemExit(f"import: {job.state}, {job.message}")
    return len(told)
