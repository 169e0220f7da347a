"""What a ghost reading costs learners: pages and answers with and without a watch on all of them.

One request after the other, so that what is measured is the answer and not a queue. Watched and
not watched take turns, with the site's own worker reading what waits on the same machine.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from benchmarks.client import Connection
from benchmarks.course import Place
from benchmarks.journeys import Person, reading, verifying
from benchmarks.processes import Server
from courses.models import SectionRevision
from quizzes.models import QuestionRevision
from releases.ghost.watching import Wanted, switch_off, switch_on
from releases.models import GhostWatch, Release
from releases.promotion import collect

TURNS = 4
EACH = 400
"""Pages, and as many answers, in each turn with or without."""
MOST_MS = 1.0
ALL = Wanted(share=10_000, days=1, most=100_000)


@dataclass(slots=True)
class Side:
    """Answers of one kind with a watch, or without: how long each took, and processor time."""

    ms: list[float] = field(default_factory=list)
    cpu_seconds: float = 0.0

    def within(self, part: float) -> float:
        """So large a part took at most so many ms."""
        return sorted(self.ms)[int(part * (len(self.ms) - 1))]

    @property
    def cpu_ms(self) -> float:
        """The server's processor time for one."""
        return self.cpu_seconds * 1000 / len(self.ms)


def measure_ghost(site: Server, people: Sequence[Person], where: Place) -> Iterator[str]:
    """A line for each kind and side, and one that tells what was read."""
    release, by = _dark(where), User.objects.order_by("id")[0]
    pages = cycle(reading(people[:200], where, 1, drawn="drawn-anew", target=None).site[0])
    answers = (each for some in verifying(people[200:], where, 1).site for each in some)
    sides = {(kind, on): Side() for kind in ("page", "verify") for on in (False, True)}
    for _turn in range(TURNS):
        for on in (False, True):
            watch = switch_on(release, ALL, by=by, at=timezone.now()) if on else None
            _notice(site, pages)
            _ask(site, islice(pages, EACH), sides["page", on])
            _ask(site, islice(answers, EACH), sides["verify", on])
            if watch is not None:
                _notice(site, pages)
                switch_off(watch, by=by, at=timezone.now())
    yield from _lines(sides)
    watches = GhostWatch.objects.filter(release=release).values_list("taken", "dropped")
    read, dropped = (sum(column) for column in zip(*watches, strict=True))
    yield f"{'':34} {read:,} read by the worker meanwhile, {dropped:,} left out"


def _dark(where: Place) -> Release:
    """A release of the place's text and questions that no learner sees."""
    text = SectionRevision.objects.filter(section=where.section).order_by("-number")[0]
    changed = SectionRevision(
        section=text.section, title=text.title, source=text.source, lede=text.lede
    )
    changed.save()
    drafts = [_once_more(asked.revision) for asked in where.questions]
    scope = text.section.module.course.slug
    release = Release.objects.create(scope=scope, name="Read as a ghost", share=1)
    collect(release, [changed, *drafts])
    return release


def _once_more(revision: int) -> QuestionRevision:
    """The question with other words and the same choices."""
    draft = QuestionRevision.objects.get(pk=revision)
    choices = list(draft.choices.all())
    draft.pk, draft.release, draft.number = None, None, draft.number + 1
    draft.stem += " Think."
    draft.save()
    for choice in choices:
        choice.pk, choice.revision = None, draft
        choice.save()
    return draft


def _notice(site: Server, pages: Iterator[bytes]) -> None:
    """Wait until the site knows what is watched; what it learns it learns after a request."""
    for _time in range(2):
        time.sleep((settings.GHOST_SECONDS or 0.0) + 0.2)
        _ask(site, islice(pages, 10), Side())


def _ask(site: Server, requests: Iterator[bytes], side: Side) -> None:
    """Send them one after the other over one connection."""
    one, spent = Connection(site.port), site.cpu_seconds()
    for request in requests:
        one.send(request)
        while not one.read():
            pass
        side.ms.append((time.perf_counter() - one.began) * 1000)
        if one.failed:
            raise SystemExit(f"ghost: {site.last_complaint()}")
    one.socket.close()
    side.cpu_seconds += site.cpu_seconds() - spent


def _lines(sides: dict[tuple[str, bool], Side]) -> Iterator[str]:
    for (kind, on), side in sides.items():
        name = f"{kind}, {'watched at 100 %' if on else 'not watched'}"
        line = (
            f"{name:34} p50 {side.within(0.5):.2f} ms, p99 {side.within(0.99):.2f} ms, "
            f"CPU {side.cpu_ms:.2f} ms"
        )
        if on:
            more = side.within(0.5) - sides[kind, False].within(0.5)
            line += f" ({more:+.2f} ms at p50; to reach: at most {MOST_MS:g} ms more)"
        yield line
