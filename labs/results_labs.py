"""Labs by the names that graders and instructors know, and how many learners came how far."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from courses.exports.filters import Filters
from labs.exports.selection import runs_for
from labs.models import Lab, LabRevision


@dataclass(frozen=True, slots=True)
class LabRow:
    """One line of the table of labs."""

    code: str
    title: str
    place: str
    url: str
    """Of its funnel."""
    learners: int
    won: int
    steps: int
    """Stored runs, each of which is one step."""


def named_labs() -> QuerySet[Lab]:
    """Every lab in the order of its course, with the `code` and `title` it was last given.

    A release's words come before a draft's; both are None where nothing was written yet.
    """
    newest = LabRevision.objects.filter(lab=OuterRef("pk")).order_by(
        Case(When(release=None, then=1), default=0), "-number"
    )
    return (
        Lab.objects.select_related("section__module__course")
        .annotate(code=Subquery(newest.values("code")[:1]))
        .annotate(title=Subquery(newest.values("title")[:1]))
        .order_by("section__module__course__title", "section__module__number", "code", "key")
    )


def address(lab: Lab) -> list[str]:
    """Where a lab stands: the words of its address."""
    section = lab.section
    return [section.module.course.slug, section.module.slug, section.slug, lab.key]


def funnel_address(lab: Lab) -> str:
    """The page that shows how far learners come in the lab."""
    return reverse("lab_results:funnel", args=address(lab))


def lab_rows(filters: Filters) -> list[LabRow]:
    """Every lab that somebody played in a run that passes, in two queries."""
    person = Coalesce("learner__merged_into", "learner")
    counted = {
        lab: (learners, won, steps)
        for lab, learners, won, steps in runs_for(filters)
        .order_by()
        .values_list("lab")
        .annotate(
            learners=Count(person, distinct=True),
            winners=Count(person, distinct=True, filter=Q(won=True)),
            steps=Count("pk"),
        )
    }
    return [_row(lab, *counted[lab.pk]) for lab in named_labs().filter(pk__in=counted)]


def _row(lab: Lab, learners: int, won: int, steps: int) -> LabRow:
    section = lab.section
    return LabRow(
        code=getattr(lab, "code", None) or lab.key,
        title=getattr(lab, "title", None) or lab.key,
        place=section.plate,
        url=funnel_address(lab),
        learners=learners,
        won=won,
        steps=steps,
    )
