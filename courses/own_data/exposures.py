"""Which toggles somebody met, as they may take it along; deleted with the rest."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.own_data.records import Owner, Records, register_records
from releases.models import Exposure


def _exposures(owner: Owner) -> QuerySet[Exposure]:
    found = Exposure.objects.filter(learner__in=owner.learners)
    return found.select_related("toggle").order_by("at", "id")


def _forget(owner: Owner) -> None:
    _exposures(owner).delete()


register_records(
    Records(
        name="trials",
        title=_("Features on trial that you met"),
        columns=(
            ("feature", _("its name")),
            ("meaning", _("what it switches")),
            ("got", _("what you got of it when you first met it")),
            ("at", _("when that was")),
        ),
        about=Exposure,
        find=_exposures,
        line=lambda met: (met.toggle.name, met.toggle.meaning, met.variant, met.at),
        forget=_forget,
    )
)
