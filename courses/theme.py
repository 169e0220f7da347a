"""The colour theme a reader chose: kept in a cookie, known to every template."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from courses.as_of.asking import as_of
from courses.search.offering import may_search
from releases.console.access import SEES_RELEASES

THEME_COOKIE = "theme"
THEME_COOKIE_SECONDS = 365 * 24 * 3600
SEES_RESULTS = "sees_results"
"""Session key, set at sign-in: asking for the permission would cost two queries a page."""
THEMES = ("auto", "light", "dark")


def frame(request: HttpRequest) -> dict[str, object]:
    """Context processor: what the frame around every page needs."""
    theme = request.COOKIES.get(THEME_COOKIE, "auto")
    return {
        "theme": theme if theme in THEMES else "auto",
        "mail_is_on": settings.MAIL_IS_ON,
        "may_search": may_search(getattr(request, "learner", None)),
        "sees_results": bool(request.session.get(SEES_RESULTS)),
        "as_of": as_of(request),
        "sees_releases": bool(request.session.get(SEES_RELEASES)),
    }
