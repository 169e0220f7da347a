"""What is held about somebody's way through the courses: how far they came in each section."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import CalendarFeed, SectionProgress
from courses.own_data.records import Owner, Records, Value, register_records


def _progress(owner: Owner) -> QuerySet[SectionProgress]:
    found = SectionProgress.objects.filter(learner__in=owner.learners)
    return found.select_related("section__module__course").order_by("started_at", "id")


def _line(progress: SectionProgress) -> tuple[Value, ...]:
    return (
        progress.section.module.course.slug,
        progress.section.module.code,
        progress.section.slug,
        progress.answered,
        progress.points,
        progress.started_at,
        progress.updated_at,
        progress.completed_at,
    )


def _forget(owner: Owner) -> None:
    _progress(owner).delete()


def _calendar(owner: Owner) -> QuerySet[CalendarFeed]:
    return CalendarFeed.objects.filter(learner__in=owner.learners).order_by("pk")


def _forget_calendar(owner: Owner) -> None:
    _calendar(owner).delete()


register_records(
    Records(
        name="progress",
        title=_("Sections you began"),
        columns=(
            ("course", _("the course, as in its address")),
            ("module", _("the module's code")),
            ("section", _("the section, as in its address")),
            ("answered", _("how many of its checks you finished")),
            ("points", _("the points you earned in it")),
            ("started_at", _("when you began")),
            ("changed_at", _("when you last did something there")),
            ("completed_at", _("when you completed it; empty while you have not")),
        ),
        about=SectionProgress,
        find=_progress,
        line=_line,
        forget=_forget,
        moment="updated_at",
    )
)
register_records(
    Records(
        name="calendar",
        title=_("Your calendar of due dates"),
        columns=(
            ("secret", _("the part of its address that only you know")),
            ("made_at", _("since when it has that address")),
        ),
        about=CalendarFeed,
        find=_calendar,
        line=lambda feed: (feed.token, feed.made_at),
        forget=_forget_calendar,
    )
)
