"""How a view went, observed for the releases that reach whoever asked: a decorator for views.

The observation is made when the view is done, outside of what it answers; it costs a few
microseconds and no query. Only a request that got as far as knowing its reader is observed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from accounts.http import LearnerRequest
from courses.reading.standing import Standing
from releases.metrics.tallying import observe
from releases.metrics.values import slot_of

type View = Callable[..., HttpResponseBase]
type HowItWent = Callable[[HttpRequest, Ending], Observation | None]

REFUSALS = (Http404, PermissionDenied, SuspiciousOperation, BadRequest)
"""What a view may raise that is the reader's doing, and answered by 4xx."""
SERVER_ERROR = 500


@dataclass(frozen=True, slots=True)
class Ending:
    """How a view ended: what it answered or raised, and after how many milliseconds."""

    response: HttpResponseBase | None
    error: Exception | None
    ms: float

    @property
    def is_failure(self) -> bool:
        """Whether the server failed: an answer of 5xx, or an error nobody caught."""
        if self.response is not None:
            return self.response.status_code >= SERVER_ERROR
        return not isinstance(self.error, REFUSALS)


@dataclass(frozen=True, slots=True)
class Observation:
    """What to count: a value, and the class it falls into where there are classes."""

    value: float
    slot: int = 0


def note_reader(request: LearnerRequest, scope: str, standing: Standing) -> None:
    """Remember whom the request is read for, for whatever observes it."""
    request.read_for = (scope, standing.releases, request.learner.is_staff)


def observed(metric: str, how_it_went: HowItWent) -> Callable[[View], View]:
    """A view whose every request is counted for the metric, as `how_it_went` says; None: not."""

    def around(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            began = time.perf_counter()
            try:
                response = view(request, *args, **kwargs)
            except Exception as error:
                _observe(metric, how_it_went, request, Ending(None, error, _ms(began)))
                raise
            _observe(metric, how_it_went, request, Ending(response, None, _ms(began)))
            return response

        return answered

    return around


def _ms(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def _observe(metric: str, how_it_went: HowItWent, request: HttpRequest, ending: Ending) -> None:
    found = how_it_went(request, ending)
    read_for = getattr(request, "read_for", None)
    if found is None or read_for is None:
        return
    scope, releases, is_staff = read_for
    observe(metric, found.value, scope=scope, releases=releases, is_staff=is_staff, slot=found.slot)


def page_time(request: HttpRequest, ending: Ending) -> Observation | None:
    """How long a whole page took that was sent."""
    if request.method != "GET" or ending.response is None or ending.response.status_code != 200:
        return None
    return Observation(ending.ms, slot_of(ending.ms))


def failed_post(request: HttpRequest, ending: Ending) -> Observation | None:
    """Whether the server failed to take what was sent."""
    if request.method != "POST":
        return None
    return Observation(1.0 if ending.is_failure else 0.0)
