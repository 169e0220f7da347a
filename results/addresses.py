"""Answers to filters: one page for everybody, out of which HTMX takes the results."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render

from accounts.http import LearnerRequest


def filtered(
    request: LearnerRequest, template: str, shown: Mapping[str, object], query: str
) -> HttpResponse:
    """The page; where HTMX swaps a part of it, the address becomes one that is worth sharing.

    `query` is what the address says, without the fields that were left empty.
    """
    response = render(request, template, dict(shown))
    if request.htmx:
        response["HX-Push-Url"] = f"{request.path}?{query}" if query else request.path
    return response
