"""Requests that are refused before any view sees them, told in a page that says what to do."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

TOO_BIG = 413


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Too much at once in words; for any other nonsense Django's own plain line.

    What was sent is not read here: it was refused for being read.
    """
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", {"too_long": True}, status=TOO_BIG)
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        return render(request, "413.html", status=TOO_BIG)
    return defaults.bad_request(request, exception)
