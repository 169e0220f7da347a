"""The security headers Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
    "fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
    "payment=(), usb=(), xr-spatial-tracking=()"
)

TOO_MANY = 429
WAIT_S = 60
"""Limits of sign-in count by the minute, and do not say when the next one begins."""


class HeadersMiddleware:
    """Switches off browser features the site never uses and keeps other sites from embedding it.

    What says nothing about caching is kept by nobody: every page names who is signed in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers added, unless the view set its own."""
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Cache-Control", "private, no-store")
        if response.status_code == TOO_MANY:
            response.setdefault("Retry-After", str(WAIT_S))
        return response
