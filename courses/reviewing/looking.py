"""What somebody without rights of their own may see of a draft that was shared with them.

The apps above ask `looking` when they draw what stands in a text.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

_NAME = "looks_by_link"


@dataclass(frozen=True, slots=True)
class Looking:
    """Leave to look: with the answer key or without, and where every button leads."""

    with_answers: bool
    inert_url: str


def look(request: HttpRequest, looking: Looking) -> None:
    """Have the page that answers this request be drawn for somebody with a link."""
    request.__dict__[_NAME] = looking


def looking(request: HttpRequest) -> Looking | None:
    """The leave by which the page is looked at; None for a person with rights of their own."""
    found: Looking | None = request.__dict__.get(_NAME)
    return found
