"""Downloading a case study."""

from __future__ import annotations

import logging

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import LearnerRequest
from casestudies.delivery import deliver, kept_by_the_reader
from casestudies.items import KIND, ReleasedFile
from casestudies.recording import record_download
from casestudies.stored_files import FileGoneError
from courses.access import for_learners, section_page
from courses.as_of.asking import as_of
from courses.observing import Ending, Observation, observed
from courses.reading.section_page import SectionPage
from courses.throttle import is_one_guest_too_many

DELIVERED = (200, 206, 302)

_log = logging.getLogger(__name__)


def handed_over(request: HttpRequest, ending: Ending) -> Observation | None:
    """Whether a file that was asked for could not be given; what was no download is not counted."""
    if ending.is_failure or isinstance(getattr(ending.error, "__cause__", None), FileGoneError):
        return Observation(1.0)
    if ending.response is None or not _is_download(request, ending.response):
        return None
    return Observation(0.0)


@require_safe
@observed("download-failures", handed_over)
@kept_by_the_reader
@for_learners
def download(
    request: LearnerRequest, course: str, module: str, section: str, key: str
) -> HttpResponseBase:
    """The file that stands in the section as this learner sees it; notes that they have it."""
    page = section_page(request, course, module, section)
    file = _file_in(page, key)
    try:
        response = deliver(request, file)
    except FileGoneError as error:
        _log.exception("the file of a released case study is gone")
        raise Http404 from error
    # Somebody who comes as a new guest each time gets the file, but fills no table with guests.
    if _is_download(request, response) and not is_one_guest_too_many(request):
        record_download(page, request.learner, file, at=timezone.now())
    return response


def _file_in(page: SectionPage, key: str) -> ReleasedFile:
    """The case study of that name in the page's text. Raises Http404, also where it is locked."""
    file = page.section.item(KIND, key)
    if not isinstance(file, ReleasedFile) or page.state == "locked":
        raise Http404
    return file


def _is_download(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a learner gets the file: not a look at its headers, a browser's guess, a preview."""
    guessed = request.headers.get("Sec-Purpose", "").startswith("prefetch")
    is_sent = request.method == "GET" and response.status_code in DELIVERED
    return is_sent and not guessed and as_of(request) is None
