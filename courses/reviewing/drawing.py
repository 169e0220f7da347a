"""What a page under review says at each place, drawn for one seat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from courses.models import SectionRevision
from courses.reviewing.page import Place
from courses.reviewing.seats import Seat
from releases.models.reviewing import LONGEST_COMMENT
from releases.reviewing.comments import Thread, open_counts, threads_of

PLACE = "courses/review_place.html"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A comment that was not taken: where it was typed, its words, and what is wrong."""

    place: str
    text: str
    message: str
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """Open comments on an older revision of the same section, which stay where they were made."""

    revision: SectionRevision
    count: int


def seen_threads(seat: Seat) -> list[Thread]:
    """What is said about the revision, as far as this seat may read it."""
    return [thread for thread in threads_of(seat.revision) if seat.sees(thread)]


def open_count(threads: list[Thread]) -> int:
    """How many of the threads are open."""
    return sum(thread.is_open for thread in threads)


def place_html(
    request: HttpRequest, seat: Seat, place: Place, trouble: Trouble | None = None
) -> str:
    """One place: its threads, each with its forms, and the form for a new one."""
    rows = [(thread, seat.may_close(thread)) for thread in place.threads]
    here = trouble if trouble is not None and trouble.place == place.block.key else None
    context = {
        "place": place,
        "rows": rows,
        "seat": seat,
        "trouble": here,
        "longest": LONGEST_COMMENT,
        # No request: its context would be worked out again for every place.
        "csrf_token": get_token(request),
    }
    return render_to_string(PLACE, context)


def places_html(
    request: HttpRequest, seat: Seat, places: Mapping[str, Place], trouble: Trouble | None
) -> dict[str, str]:
    """Every place by its key."""
    return {key: place_html(request, seat, place, trouble) for key, place in places.items()}


def earlier(seat: Seat) -> list[Earlier]:
    """Older revisions of the section with open comments, newest first; authors alone see them."""
    if not seat.is_author:
        return []
    older = seat.revision.siblings().filter(number__lt=seat.revision.number).order_by("-number")
    found = {each.pk: each for each in older}
    counts = open_counts(seat.revision._meta.label_lower, list(found))
    return [Earlier(found[pk], counts[pk]) for pk in found if pk in counts]
