"""What every seat can do before a page under review: read it, comment, answer, resolve."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.http import LearnerRequest
from courses.reading.compiled import CompiledModule
from courses.reading.page import Reader
from courses.reading.section_page import SectionPage
from courses.reviewing.drawing import (
    Trouble,
    earlier,
    open_count,
    place_html,
    places_html,
    seen_threads,
)
from courses.reviewing.page import GONE, blocks_of, body_with, filled, places_of
from courses.reviewing.seats import Seat
from courses.workbench.page import preview_page
from courses.workbench.states import LOCKED, STATES, UNANSWERED, state_asked
from releases.models import ReviewComment
from releases.models.reviewing import LONGEST_COMMENT
from releases.reviewing.blocks import Block, place_of
from releases.reviewing.comments import (
    MOST_AN_HOUR,
    CommentRefusedError,
    EmptyCommentError,
    LongCommentError,
    comment,
    reopen,
    resolve,
)

PAGE = "courses/review.html"
REFUSED = 422
MET = {state: label for state, label in STATES.items() if state != LOCKED}
"""The states in which a section alone can be met: there is nothing that it could wait for."""


def show(
    request: LearnerRequest, seat: Seat, *, trouble: Trouble | None = None, **extra: object
) -> HttpResponse:
    """The whole page; with a comment that was not taken, that comment in its form."""
    state = _state(request, seat)
    page = _page(request, seat, state)
    body, blocks = body_with(request, seat.revision, page)
    threads = seen_threads(seat)
    places = places_of(blocks, threads)
    drawn = places_html(request, seat, places, trouble)
    context = {
        **_told(seat, page),
        "body": filled(body, drawn),
        "gone": drawn[GONE] if places[GONE].threads else "",
        "open_count": open_count(threads),
        "states": MET.items() if seat.with_answers else (),
        "state": state,
        **extra,
    }
    return render(request, PAGE, context, status=REFUSED if trouble else 200)


def _state(request: LearnerRequest, seat: Seat) -> str:
    """How far the learner has come whose page is shown; without answers, nowhere."""
    asked = state_asked(request.GET.get("state", ""))
    return asked if seat.with_answers and asked in MET else UNANSWERED


def _told(seat: Seat, page: SectionPage) -> dict[str, object]:
    """What the page says around the text."""
    return {
        # Nothing of a draft is kept among the pieces that learners' pages share.
        "is_preview": True,
        "seat": seat,
        "revision": seat.revision,
        "shown": page.section,
        "status": page.status,
        "score": page.score,
        "sheets": page.sheets,
        "earlier": earlier(seat),
    }


def say(request: LearnerRequest, seat: Seat, *, at: datetime) -> HttpResponse:
    """Take a comment on the place that the form names."""
    blocks = blocks_of(seat.revision, _page(request, seat, UNANSWERED))
    named = request.POST.get("place", "")[:120]
    told = Block(
        named or GONE, request.POST.get("heading", "")[:120], request.POST.get("quote", "")
    )
    block = next((each for each in blocks if each.key == named), told)
    return _taken(request, seat, block, None, at=at)


def act(
    request: LearnerRequest, seat: Seat, comment_id: int, what: str, *, at: datetime
) -> HttpResponse:
    """Answer a thread, resolve it or open it again. Raises Http404 where there is none to see."""
    threads = {thread.head.pk: thread for thread in seen_threads(seat)}
    thread = threads.get(comment_id)
    if thread is None or what not in ("answer", "resolve", "reopen"):
        raise Http404
    if what != "answer" and not seat.may_close(thread):
        raise Http404
    head = thread.head
    if what == "answer":
        block = Block(head.place, head.heading, head.quote)
        return _taken(request, seat, block, head, at=at)
    change = resolve if what == "resolve" else reopen
    change(head, seat.revision, speaker=seat.speaker, at=at)
    return _answered(request, seat, Block(head.place, head.heading, head.quote))


def _taken(
    request: LearnerRequest,
    seat: Seat,
    block: Block,
    answers: ReviewComment | None,
    *,
    at: datetime,
) -> HttpResponse:
    """Write what was typed, or say what is wrong with it and keep it in its form."""
    text = request.POST.get("text", "")
    try:
        comment(seat.revision, block, text, speaker=seat.speaker, at=at, answers=answers)
    except CommentRefusedError as refused:
        words = text[: LONGEST_COMMENT * 2]
        trouble = Trouble(block.key, words, _why(refused), answers.pk if answers else None)
        return _answered(request, seat, block, trouble)
    return _answered(request, seat, block)


def _answered(
    request: LearnerRequest, seat: Seat, block: Block, trouble: Trouble | None = None
) -> HttpResponse:
    """The place as it is now for HTMX; for a plain form the way back to it, or the whole page."""
    blocks = blocks_of(seat.revision, _page(request, seat, UNANSWERED))
    threads = seen_threads(seat)
    key = place_of(block.key, block.heading, block.text, blocks) or GONE
    if trouble is not None:
        trouble = replace(trouble, place=key)
    if not request.htmx:
        if trouble is not None:
            return show(request, seat, trouble=trouble)
        return redirect(f"{seat.url}#rv-{key}")
    place = places_of(blocks, threads)[key]
    count = render_to_string(f"{PAGE}#count", {"open_count": open_count(threads), "oob": True})
    html = place_html(request, seat, place, trouble) + count
    return HttpResponse(html, status=REFUSED if trouble else 200)


def _page(request: LearnerRequest, seat: Seat, state: str) -> SectionPage:
    """The section's page in a course that has nothing else."""
    page = preview_page(seat.revision, request.learner, state)
    here = page.section
    module = next(m for m in page.course.modules if m.place is here.module)
    alone = replace(page.course, modules=(CompiledModule(module.place, (here,)),), sections=(here,))
    return SectionPage(Reader(alone, page.reader.standing), here)


def _why(refused: CommentRefusedError) -> str:
    """What is wrong with a comment, and what to do."""
    if isinstance(refused, EmptyCommentError):
        return _("Write something first.")
    if isinstance(refused, LongCommentError):
        words = _("This is too long: write at most %(most)d characters, or two comments.")
        return words % {"most": LONGEST_COMMENT}
    words = ngettext(
        "%(most)d comment was written by this link within an hour. Wait a while, then send it.",
        "%(most)d comments were written by this link within an hour. Wait a while, then send it.",
        MOST_AN_HOUR,
    )
    return words % {"most": MOST_AN_HOUR}
