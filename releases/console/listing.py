"""The list of releases: narrowed by course and ring, newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext_lazy

from releases.console.lamps import LampsInShort, in_short
from releases.console.rail import CODES, audience
from releases.health import lamps_of_all
from releases.models import Release, ScheduledMove
from releases.rings import Ring

PER_PAGE = 50
HELD = "held"


@dataclass(frozen=True, slots=True)
class Row:
    """One release in the list."""

    release: Release
    moved_at: datetime | None
    planned: int
    lamps: LampsInShort

    @property
    def code(self) -> str:
        """Its ring in short; "" where it was rolled back."""
        return CODES.get(Ring(self.release.ring), "")

    @property
    def audience(self) -> str:
        """Who sees it."""
        return audience(self.release.ring, self.release.share)

    @property
    def steps(self) -> list[bool]:
        """Of A1, A2 and A3, which it has reached."""
        return [self.release.ring >= ring for ring in (Ring.A1, Ring.A2, Ring.A3)]


class FilterForm(forms.Form):
    """Which releases are wanted."""

    course = forms.ChoiceField(
        label=gettext_lazy("Course"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of your courses.")},
    )
    ring = forms.ChoiceField(
        label=gettext_lazy("Ring"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of these rings.")},
    )

    def __init__(self, data: Any, scopes: list[str]) -> None:  # noqa: ANN401  (a GET)
        super().__init__(data)
        courses = [(scope, scope) for scope in scopes]
        rings = [(ring.name.lower(), ring.label) for ring in reversed(Ring)]
        every = ("", gettext_lazy("All"))
        self.fields["course"].choices = [every, *courses]  # type: ignore[attr-defined]
        self.fields["ring"].choices = [every, *rings, (HELD, gettext_lazy("held"))]  # type: ignore[attr-defined]

    def narrowed(self, releases: QuerySet[Release]) -> QuerySet[Release]:
        """Those of the releases that are wanted; of a form that is not valid, none."""
        if not self.is_valid():
            return releases.none()
        course, ring = self.cleaned_data["course"], self.cleaned_data["ring"]
        if course:
            releases = releases.filter(scope=course)
        if ring == HELD:
            return releases.filter(held=True)
        return releases.filter(ring=Ring[ring.upper()]) if ring else releases


def page_of(releases: QuerySet[Release], number: str) -> Page[Any]:
    """That page of the releases with when each moved last; the nearest for any other number."""
    waiting = Q(scheduled__state=ScheduledMove.State.WAITING)
    told = releases.annotate(
        moved_at=Max("events__at"),
        planned=Count("scheduled", filter=waiting, distinct=True),
    ).order_by("-id")
    return Paginator(told, PER_PAGE).get_page(number)


def rows_of(page: Page[Any]) -> list[Row]:
    """The lines of the list."""
    lamps = lamps_of_all(list(page))
    return [Row(each, each.moved_at, each.planned, in_short(lamps[each.pk])) for each in page]
