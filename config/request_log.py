"""One log line per request, saying what was asked and how it went, not by whom."""

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config.log_lines import REQUEST_ID

_log = logging.getLogger("site.request")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_PROXY_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class RequestLogMiddleware:
    """Gives each request an id, sends it back as X-Request-ID, and logs method, route, status, ms.

    The route is the name of the URL pattern: a path or query string may hold a token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and log it."""
        request_id = _request_id(request)
        token = REQUEST_ID.set(request_id)
        start = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            if _log.isEnabledFor(logging.INFO):
                _log_request(request, response, time.perf_counter() - start)
            return response
        finally:
            REQUEST_ID.reset(token)


def _request_id(request: HttpRequest) -> str:
    """The proxy's id where there is a proxy to believe, else a new one."""
    if settings.BEHIND_PROXY:
        given = request.headers.get("X-Request-ID", "")
        if _PROXY_ID.fullmatch(given):
            return given
    return secrets.token_hex(8)


def _log_request(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    match = request.resolver_match
    _log.info(
        "request",
        extra={
            "method": request.method if request.method in _METHODS else "OTHER",
            "route": (match.view_name or match.route) if match else "-",
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
        },
    )
