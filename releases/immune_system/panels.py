"""What the console shows of the immune system: notices, and the evidence over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from releases.authors import is_own
from releases.console.panels import Panel, register_panel
from releases.console.rail import told_person
from releases.console.times import Moment, moment
from releases.immune_system.drawing import Course, course
from releases.immune_system.looking import P95_OVER
from releases.immune_system.notices import Told, known_metric, title_of, told_evidence, unread
from releases.immune_system.watching import newest
from releases.immune_system.wording import between, said, worse
from releases.metrics.definitions import Metric
from releases.models import Measurement, Release, RollbackNotice
from releases.rings import Ring

LOOKS_DRAWN = 600
"""So many of the newest looks are read for a drawing."""
LOOKS_TOLD = 8


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """A notice with its evidence in words."""

    notice: RollbackNotice

    @property
    def evidence(self) -> list[Told]:
        """Each harm that was found."""
        return told_evidence(self.notice)

    @property
    def by(self) -> str:
        """Who acknowledged it."""
        return told_person(self.notice.acknowledged_by)


@dataclass(frozen=True, slots=True)
class ToldLook:
    """One earlier look, for the table."""

    when: Moment
    words: str
    between: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One guardrail: what is put up with, what was found, and how it went."""

    name: str
    title: str
    limit: str
    words: str
    between: str
    drawing: Course | None
    looks: list[ToldLook]


def _notice(release: Release, person: User) -> Mapping[str, object] | None:
    """The release's own notice, and those of others of its course that keep it where it is."""
    own = RollbackNotice.objects.filter(release=release).select_related("acknowledged_by")
    others = [] if release.ring == Ring.ROLLED_BACK else list(unread(release.scope))
    told = [ToldNotice(notice) for notice in own]
    if not told and not others:
        return None
    may_acknowledge = person.has_perm("releases.promote_release") and is_own(person, release)
    return {"notices": told, "others": others, "may_acknowledge": may_acknowledge}


def _evidence(release: Release, _person: User) -> Mapping[str, object] | None:
    found = [
        _of_metric(release, row, known)
        for name, row in newest(release).items()
        if (known := known_metric(name))
    ]
    return {"found": found} if found else None


def _of_metric(release: Release, last: Measurement, known: Metric) -> Evidence:
    rows = Measurement.objects.filter(release=release, metric=last.metric, ring=last.ring)
    looks = list(rows.order_by("-number")[:LOOKS_DRAWN])
    is_quantile = known.kind == "quantile"
    limit = P95_OVER if is_quantile else last.most_harm
    return Evidence(
        name=last.metric,
        title=title_of(last.metric),
        limit=worse(known, last.most_harm),
        words=said(known, last, last.decision),
        between=between(known, last),
        drawing=course(looks[::-1], limit, by_middle=is_quantile),
        looks=[
            ToldLook(moment(row.at, "UTC"), said(known, row, row.decision), between(known, row))
            for row in looks[:LOOKS_TOLD]
        ],
    )


def connect() -> None:
    """Register them."""
    own = (
        Panel("notice", _("Rollback notice"), 5, "releases/_notice.html", _notice, True, True),
        Panel("immune", _("Immune system"), 70, "releases/_immune.html", _evidence, wide=True),
    )
    for panel in own:
        register_panel(panel)
