"""Handing a kept file to the person who asked for it, as long as they may still see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.models import User
from accounts.scopes import LearnerScope
from results.exports.kinds import kinds
from results.exports.links import NoLinkError, read_link
from results.exports.people import learners_of
from results.formats.known import FORMATS
from results.models import ExportFile, ExportState


class ExpiredError(Exception):
    """The link was good once; the file is not kept any more."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A kept file, as delivery wants it."""

    filename: str
    content_type: str
    stored_name: str
    size: int
    sha256: str
    written_at: datetime


def kept_file(token: str, person: User, *, at: datetime) -> KeptFile:
    """The file that a link leads to.

    Raises Http404 for a link that is not this person's, PermissionDenied where they may not see
    all of it any more, ExpiredError.
    """
    try:
        number, until = read_link(token)
    except NoLinkError as error:
        raise Http404 from error
    export = ExportFile.objects.filter(pk=number, by=person.pk).first()
    if export is None:
        raise Http404
    kind = kinds().get(export.kind)
    if kind is None or not kind.is_open_to(person):
        raise PermissionDenied
    if not covers(learners_of(person), export.scope):
        raise PermissionDenied
    if export.state != ExportState.READY or at >= until or export.ended_at is None:
        raise ExpiredError
    return KeptFile(
        filename=export.filename,
        content_type=FORMATS[export.format].content_type,
        stored_name=export.stored,
        size=export.bytes,
        sha256=export.sha256,
        written_at=export.ended_at,
    )


def covers(seen: LearnerScope, needed: LearnerScope) -> bool:
    """Whether somebody who sees the one scope sees all of the other."""
    if seen.cohorts is None:
        return True
    return needed.cohorts is not None and needed.cohorts <= seen.cohorts
