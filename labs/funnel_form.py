"""The filters of a funnel: cohort and days, and which revision is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.scopes import LearnerScope
from courses.exports.form import PeopleForm
from labs.models import Lab, LabRevision


class FunnelForm(PeopleForm):
    """Whose runs are counted, and of which revision. The lab itself stands in the address."""

    def __init__(self, given: Mapping[str, object], lab: Lab, scope: LearnerScope) -> None:
        super().__init__(given, scope)
        revisions = (
            LabRevision.objects.filter(lab=lab).select_related("release").order_by("-number")
        )
        self.revisions = list(revisions.defer("prepared", "rendered"))
        self.fields["revision"] = forms.ChoiceField(
            label=gettext_lazy("Revision"),
            required=False,
            choices=[("", _("All revisions")), *((str(r.number), told(r)) for r in self.revisions)],
            error_messages={
                "invalid_choice": gettext_lazy("There is no revision “%(value)s” of this lab.")
            },
        )

    @property
    def revision(self) -> LabRevision | None:
        """The one whose funnel is drawn, from a form that is valid; None for all together."""
        chosen = self.cleaned_data["revision"]
        return next((each for each in self.revisions if str(each.number) == chosen), None)


def told(revision: LabRevision) -> str:
    """A revision by its number and its release."""
    release = revision.release.name if revision.release else _("draft")
    return f"{revision.number} · {release}"
