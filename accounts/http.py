"""What our views receive: a request that knows its learner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from accounts.models import Learner


class LearnerRequest(HttpRequest):
    """A request after our middleware: `learner` is who asks, `htmx` whether a part is wanted.

    `read_for` is there once a course was read for them: its slug, the releases that reach them,
    and whether they are staff.
    """

    learner: Learner
    htmx: HtmxDetails
    read_for: tuple[str, tuple[int, ...], bool]
