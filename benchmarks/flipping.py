"""A flip under load: from the click to the last page that still shows what was before it.

Two servers answer guests who ask without a pause; a third process, this one, moves the ring.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException
from statistics import median
from threading import Event

from django.utils import timezone

from benchmarks.course import Place
from benchmarks.processes import Server
from courses.models import SectionRevision
from releases.models import Release
from releases.promotion import collect, promote, roll_back
from releases.rings import Ring

READERS = 2
"""Connections to each server."""
FLIPS = 10
BEFORE_S, AFTER_S = 0.1, 0.4
TITLE = "Flipped"


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: when it was asked for and had, by the clock, and whether it shows the flip."""

    asked: float
    answered: float
    status: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Flip:
    """One click: the ms until the last old page, old pages asked for after it, and failures.

    What a late old page waited for is in the other two: how long the click took to be stored, and
    the longest that any page took meanwhile.
    """

    last_old_ms: float
    click_ms: float
    slowest_ms: float
    stale: int
    failed: int
    pages: int


def measure_flip(sites: list[Server], where: Place) -> Iterator[str]:
    """Two lines: flips, and flips back."""
    url, releases = _ready(where)
    there: list[Flip] = []
    back: list[Flip] = []
    for release in releases:
        while release.ring < Ring.A2:
            _promote(release)
        there.append(_watched(sites, url, partial(_promote, release), shows=True))
        back.append(_watched(sites, url, partial(_roll_back, release), shows=False))
    for name, flips in (("flip", there), ("flip back", back)):
        waits = [flip.last_old_ms for flip in flips]
        yield (
            f"{name:34} last old page {median(waits):.0f} ms after the click, at most "
            f"{max(waits):.0f} ms (stored after {median(f.click_ms for f in flips):.0f}, at most "
            f"{max(f.click_ms for f in flips):.0f} ms; a page took at most "
            f"{max(f.slowest_ms for f in flips):.0f} ms); asked for after it: "
            f"{sum(f.stale for f in flips)} old pages; "
            f"{sum(f.failed for f in flips)} errors in {sum(f.pages for f in flips)} pages "
            f"of {len(sites)} servers"
        )


def _ready(where: Place) -> tuple[str, list[Release]]:
    """The page's address, and releases that each change it and lack one click to everyone."""
    text = SectionRevision.objects.filter(section=where.section).order_by("-number")[0]
    section = text.section
    releases = []
    for number in range(FLIPS):
        changed = SectionRevision(section=section, title=TITLE, source=text.source, lede=text.lede)
        changed.save()
        scope = section.module.course.slug
        release = Release.objects.create(scope=scope, name=f"Flip {number}", share=1)
        collect(release, [changed])
        releases.append(release)
    return section.get_absolute_url(), releases


def _promote(release: Release) -> None:
    promote(release, by=None, at=timezone.now())


def _roll_back(release: Release) -> None:
    roll_back(release, by=None, at=timezone.now(), reason="flipped back")


def _watched(sites: list[Server], url: str, click: Callable[[], object], *, shows: bool) -> Flip:
    """Click while readers ask on; nobody counts who asked before the click and was answered so."""
    over = Event()
    with ThreadPoolExecutor(len(sites) * READERS) as readers:
        asking = [readers.submit(_read, s.port, url, over) for s in sites for _ in range(READERS)]
        time.sleep(BEFORE_S)
        clicked = time.perf_counter()
        click()
        done = time.perf_counter()
        time.sleep(AFTER_S)
        over.set()
        pages = [page for each in asking for page in each.result()]
    good = [page for page in pages if page.status == 200]
    old = [page for page in good if page.is_new != shows and page.answered > clicked]
    last = max((page.answered for page in old), default=clicked)
    stale = sum(page.asked > done for page in old)
    slowest = max((page.answered - page.asked for page in pages), default=0.0)
    return Flip(
        (last - clicked) * 1000, (done - clicked) * 1000, slowest * 1000,
        stale, len(pages) - len(good), len(pages),
    )  # fmt: skip


def _read(port: int, url: str, over: Event) -> list[Page]:
    """Ask for the page again and again; one that never came has status 0."""
    pages = []
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    while not over.is_set():
        asked, status, body = time.perf_counter(), 0, b""
        try:
            connection.request("GET", url)
            answer = connection.getresponse()
            status, body = answer.status, answer.read()
        except (OSError, HTTPException):
            connection.close()
        pages.append(Page(asked, time.perf_counter(), status, f"<title>{TITLE}".encode() in body))
    connection.close()
    return pages
