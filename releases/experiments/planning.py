"""The form of a plan."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.console.asking import PercentField
from releases.experiments.outcomes import outcomes
from releases.models import Experiment, Release
from releases.rings import BUCKETS

FEWEST_KNOWN = 20
"""So many earlier first tries say what share is usually right."""
EFFECT_WORDS = gettext_lazy("Type from 1 to 50 points, such as 10.")
USUAL_WORDS = gettext_lazy("Type a share from 1 to 99 per cent, such as 70.")
ALPHAS = ((0.1, "10 %"), (0.05, "5 %"), (0.01, "1 %"))
POWERS = ((0.8, "80 %"), (0.9, "90 %"), (0.95, "95 %"))


class BoundedField(PercentField):
    """Per cent or points between two ends, as a part of 1; one sentence for all that is wrong."""

    def __init__(self, low: int, high: int, words: Any, **options: Any) -> None:  # noqa: ANN401  (Django's signature)
        super().__init__(**options)
        self.low, self.high, self.words = low, high, words
        self.error_messages = dict.fromkeys(self.error_messages, words)

    def clean(self, value: object) -> Any:  # noqa: ANN401  (Django's signature)
        """The part of 1, None of nothing."""
        found = super().clean(value)
        if found is None:
            return None
        if not self.low * 100 <= found <= self.high * 100:
            raise forms.ValidationError(self.words)
        return found / BUCKETS

    def prepare_value(self, value: object) -> object:
        """A part of 1 as per cent, and what was typed as it was typed."""
        return f"{100 * value:g}" if isinstance(value, float) else value


class PlanForm(forms.Form):
    """What is measured, what difference is worth knowing, and how sure one wants to be."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Measured by"),
        help_text=gettext_lazy(
            "Right at the first try at this question. It is asked where the change is or later, "
            "and the release leaves it as it is."
        ),
        error_messages={
            "required": gettext_lazy("Choose the question."),
            "invalid_choice": gettext_lazy("Choose one of these questions."),
        },
    )
    usual = BoundedField(
        1, 99, USUAL_WORDS,
        label=gettext_lazy("Usually right, in per cent"),
        required=False,
        help_text=gettext_lazy("Empty: what learners got right in the last 90 days."),
    )  # fmt: skip
    effect = BoundedField(
        1, 50, EFFECT_WORDS,
        label=gettext_lazy("Least effect worth knowing, in points"),
        initial=0.1,
        help_text=gettext_lazy("Up or down. A smaller one would change nothing you do."),
    )  # fmt: skip
    alpha = forms.TypedChoiceField(
        label=gettext_lazy("Chance of finding a difference where there is none"),
        choices=ALPHAS, coerce=float, initial=0.05,
        error_messages={"invalid_choice": gettext_lazy("Choose one of these chances.")},
    )  # fmt: skip
    power = forms.TypedChoiceField(
        label=gettext_lazy("Chance of finding that effect where there is one"),
        choices=POWERS, coerce=float, initial=0.8,
        error_messages={"invalid_choice": gettext_lazy("Choose one of these chances.")},
    )  # fmt: skip

    def __init__(
        self,
        release: Release,
        planned: Experiment | None = None,
        data: Any = None,  # noqa: ANN401  (POST)
        *,
        at: datetime,
    ) -> None:
        super().__init__(data, initial=_initial(planned))
        self.planned = planned or Experiment(release=release)
        self.at = at
        self.offered = {str(each.id): each.name for each in outcomes().offered(release)}
        self.fields["outcome"].choices = list(self.offered.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The usual share, taken from earlier answers where none is given."""
        found: dict[str, Any] = super().clean() or {}
        if "outcome" in found and "usual" in found and found["usual"] is None:
            past = outcomes().past(int(found["outcome"]), at=self.at)
            if past.n < FEWEST_KNOWN:
                words = _("Only %(n)s first tries are known: type what share you expect.")
                self.add_error("usual", words % {"n": past.n})
            found["usual"] = min(0.99, max(0.01, round(past.right / max(1, past.n), 3)))
        return found

    def wanted(self) -> Experiment:
        """The plan, not stored yet."""
        asked = self.cleaned_data
        plan = self.planned
        plan.outcome = int(asked["outcome"])
        plan.outcome_name = self.offered[asked["outcome"]][:200]
        plan.usual, plan.effect = asked["usual"], asked["effect"]
        plan.alpha, plan.power = asked["alpha"], asked["power"]
        return plan


def _initial(planned: Experiment | None) -> dict[str, object]:
    """The fields as they were planned."""
    names = ("outcome", "usual", "effect", "alpha", "power")
    return {} if planned is None else {name: getattr(planned, name) for name in names}
