"""The preview of words that are being written: 3,000 of them, other ones in each request."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from statistics import median

from django.urls import reverse

from accounts.models import User
from benchmarks.course import Place
from benchmarks.journeys import CSRF, Person
from benchmarks.load import post
from benchmarks.measuring import first_answer
from benchmarks.people import open_sessions
from benchmarks.processes import Server
from courses.models import SectionRevision

WORDS = 3_000
REQUESTS = 20
MOST_MS = 150
_EMBED = re.compile(r"^/// (?:check|case-study|lab|score)\b.*?^///\n", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"(?<![\w#/-])[A-Za-z][\w’'-]*")
_OWN_ID = re.compile(r"\{#[^}]*\}|\]\(#[^)]*\)|\"#[^\"]*\"")


def measure_preview(site: Server, bare: Server, writer: Person, where: Place) -> Iterator[str]:
    """Two lines: what the workbench asks for when typing stops, and the same Markdown alone.

    The site renders our blocks, cleans, looks for problems and advice, and draws the whole page.
    One request after the other, for one person types; the floor takes turns.
    """
    ours, theirs = preview_requests(writer, where)
    took: dict[Server, list[float]] = {site: [], bare: []}
    spent = {server: server.cpu_seconds() for server in took}
    for pair in zip(ours, theirs, strict=True):
        for server, request in zip(took, pair, strict=True):
            began = time.perf_counter()
            if not first_answer(server, request).startswith(b"HTTP/1.1 200"):
                raise SystemExit(f"preview: {server.last_complaint()}")
            took[server].append((time.perf_counter() - began) * 1000)
    for server, name in ((site, "preview of 3,000 words"), (bare, "  floor: Markdown alone")):
        cpu_ms = (server.cpu_seconds() - spent[server]) * 1000 / REQUESTS
        slow = sorted(took[server])[REQUESTS * 95 // 100]
        yield (
            f"{name:34} p50 {median(took[server]):.0f} ms, p95 {slow:.0f} ms, CPU {cpu_ms:.0f} ms"
            + (f" (to reach: {MOST_MS} ms)" if server is site else "")
        )


def preview_requests(writer: Person, where: Place) -> tuple[Sequence[bytes], Sequence[bytes]]:
    """What is sent to the site, and to the floor."""
    User.objects.filter(pk=writer[0]).update(is_staff=True, is_superuser=True)
    session = next(iter(open_sessions([writer[0]], "preview")))
    revision = SectionRevision.objects.filter(section=where.section).order_by("-number")[0]
    cookies = {"sessionid": session, "csrftoken": CSRF}
    url = reverse("admin:courses_sectionrevision_write_preview", args=[revision.pk])
    text = _longer(revision.source)
    changes = [f"{text}\n\nChange number {number}.\n" for number in range(REQUESTS)]
    site = [post(url, {"csrfmiddlewaretoken": CSRF, "source": each}, cookies) for each in changes]
    return site, [post("/floor/markdown/", {"source": each}) for each in changes]


def _longer(text: str) -> str:
    """The text with as many of its passages once more as make 3,000 words."""
    again = _OWN_ID.sub(_without_id, _EMBED.sub("", text))
    passages = cycle(re.split(r"\n(?=## )", again))
    while len(_WORD.findall(text)) < WORDS:
        text += "\n\n" + next(passages)
    return text


def _without_id(found: re.Match[str]) -> str:
    """Ids stand once in a text, so links lead elsewhere the second time."""
    return {"{": "", "]": "](/)", '"': '"/"'}[found[0][0]]
