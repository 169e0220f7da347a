"""Who sits before a draft under review: an author with an account, or somebody with a link."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.core import signing
from django.http import HttpResponse
from django.urls import reverse

from accounts.http import LearnerRequest
from accounts.models import Learner, User
from courses.models import SectionRevision
from courses.preview import revision_to_show
from courses.reviewing.looking import Looking, look
from releases.models import ReviewLink
from releases.reviewing.comments import Speaker, Thread
from releases.reviewing.links import LinkRefusedError, is_open

REVIEW = "courses_sectionrevision_review"
CHECK = "check:"
"""How the places of questions begin."""


@dataclass(frozen=True, slots=True)
class Seat:
    """The revision, who speaks, what they may see, and where their forms lead."""

    revision: SectionRevision
    speaker: Speaker
    url: str
    with_answers: bool

    @property
    def is_author(self) -> bool:
        """Whether it is a person with rights of their own."""
        return self.speaker.link is None

    def sees(self, thread: Thread) -> bool:
        """Whether the thread may be read here: what others say of a question may tell its key."""
        about_a_question = thread.head.place.startswith(CHECK)
        return self.with_answers or not about_a_question or self._began(thread)

    def may_close(self, thread: Thread) -> bool:
        """Whether the thread may be resolved and opened again: authors any, others their own."""
        return self.is_author or self._began(thread)

    def _began(self, thread: Thread) -> bool:
        link = self.speaker.link
        return link is not None and thread.head.link_id == link.pk


def author_seat(request: LearnerRequest, revision_id: int) -> Seat:
    """An author's. Raises PermissionDenied or Http404 for whoever may not see the revision."""
    revision = revision_to_show(request, revision_id)
    person = cast("User", request.user)
    answers = person.has_perm("quizzes.view_questionrevision")
    url = reverse(f"admin:{REVIEW}", args=[revision.pk])
    return Seat(revision, Speaker(str(person), by=person), url, answers)


def guest_seat(request: LearnerRequest, link_id: int, *, at: datetime) -> Seat:
    """That of somebody who has opened a link in this browser and said a name.

    Raises LinkRefusedError for all others, and once the link has expired or was taken back.
    """
    link = ReviewLink.objects.filter(pk=link_id).first() if link_id < 2**63 else None
    if link is None or not is_open(link, at=at):
        raise LinkRefusedError
    try:
        name = signing.loads(request.COOKIES.get(_cookie(link), ""), salt=_salt(link))
    except signing.BadSignature as error:
        raise LinkRefusedError from error
    revision = SectionRevision.objects.select_related("section__module__course", "release").get(
        pk=link.revision_id
    )
    url = reverse("review:page", args=[link.pk])
    look(request, Looking(link.with_answers, f"{url}answer/"))
    # Whoever looks here learns nothing: no guest of the course is made of them.
    key = hashlib.sha256(f"{link.token_hash}{name}".encode()).hexdigest()[:32]
    request.learner = Learner(key=key)
    return Seat(revision, Speaker(str(name), link=link), url, link.with_answers)


def let_in(
    response: HttpResponse, link: ReviewLink, name: str, *, at: datetime, safe: bool
) -> None:
    """Have this browser, and no other, open the link's page under that name."""
    response.set_cookie(
        _cookie(link),
        signing.dumps(name, salt=_salt(link)),
        max_age=int((link.expires_at - at).total_seconds()),
        path=reverse("review:page", args=[link.pk]),
        httponly=True,
        samesite="Lax",
        secure=safe,
    )


def _cookie(link: ReviewLink) -> str:
    return f"review-{link.pk}"


def _salt(link: ReviewLink) -> str:
    return f"review.{link.token_hash}"
