"""Runs of labs, as their learner may take them along, and as they stay when it is deleted."""

from __future__ import annotations

from datetime import UTC

from django.db.models import F, Min, QuerySet
from django.utils.translation import gettext_lazy as _

from courses.own_data.records import Owner, Records, Value, register_records
from labs.models import LabRun


def _runs(owner: Owner) -> QuerySet[LabRun]:
    found = LabRun.objects.filter(learner__in=owner.learners)
    return found.select_related("lab__section__module__course", "revision").order_by("id")


def _line(run: LabRun) -> tuple[Value, ...]:
    section = run.lab.section
    return (
        section.module.course.slug,
        section.module.code,
        section.slug,
        run.lab.key,
        run.revision.number,
        run.run,
        run.moves,
        run.won,
        run.bonus,
        run.goals_met,
        run.goals_total,
        run.played_at,
    )


def _forget(owner: Owner) -> None:
    """Move each lab's runs so that the first was at midnight: how long they took can stay."""
    rows = LabRun.objects.filter(learner__in=owner.learners)
    firsts = rows.order_by().values_list("lab").annotate(first=Min("played_at"))
    for lab, first in list(firsts):
        midnight = first.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        rows.filter(lab=lab).update(played_at=F("played_at") - (first - midnight))


register_records(
    Records(
        name="lab-runs",
        title=_("Your runs in labs"),
        columns=(
            ("course", _("the course, as in its address")),
            ("module", _("the module's code")),
            ("section", _("the section, as in its address")),
            ("lab", _("the lab's name in the section")),
            ("revision", _("which wording of the lab it was")),
            ("run", _("how often you had begun anew")),
            ("moves", _("what you did, step by step")),
            ("won", _("whether you reached the goal")),
            ("bonus", _("whether you reached the bonus goal")),
            ("goals_met", _("how many goals you had met")),
            ("goals", _("of how many")),
            ("played_at", _("when")),
        ),
        about=LabRun,
        find=_runs,
        line=_line,
        forget=_forget,
        stays=_("They stay as numbers, by nobody and without the time of day."),
        moment="played_at",
    )
)
