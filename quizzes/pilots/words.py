"""What is said of a question on trial: part by part, as a whole, and in the draft's note."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.exports.small_counts import told_count
from quizzes.pilots.judging import State, Verdict
from quizzes.pilots.rule import Rule
from quizzes.statistics.figures import ItemStatistics


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the rule, with what was found."""

    state: State
    words: str


def told_parts(
    rule: Rule, found: ItemStatistics, verdict: Verdict, *, sees_individuals: bool
) -> tuple[Part, ...]:
    """The three parts in words."""
    n = told_count(found.n, sees_individuals=sees_individuals)
    tries = ngettext(
        "First tries: %(n)s; %(minimum)d is asked for.",
        "First tries: %(n)s; %(minimum)d are asked for.",
        rule.minimum,
    ) % {"n": n, "minimum": rule.minimum}
    right = _("Right at once: %(share)s; %(hardest)d to %(easiest)d %% is asked for.")
    apart = _("Discrimination: %(r)s; %(least)s and an interval above 0 are asked for.")
    least = f"{rule.discrimination:.2f}"
    return (
        Part(verdict.enough, tries),
        Part(
            verdict.facility,
            right % {"share": _share(found), "hardest": rule.hardest, "easiest": rule.easiest},
        ),
        Part(verdict.discrimination, apart % {"r": _correlation(found), "least": least}),
    )


def told_verdict(verdict: Verdict) -> str:
    """The whole in a sentence that says what to do."""
    return {
        "met": _("It meets the rule: have it count when you like."),
        "open": _("Too few answers to tell: leave it on trial."),
        "unmet": _("It does not meet the rule: mend it, or take it out."),
    }[verdict.whole]


def note(found: ItemStatistics, verdict: Verdict) -> str:
    """What the draft's history says: that it counts from now on, and by which figures."""
    told = {"n": found.n, "share": _share(found), "r": _correlation(found)}
    if verdict.whole == "met":
        words = _("Counts from now on: %(n)d first tries, %(share)s right, discrimination %(r)s.")
    else:
        words = _(
            "Counts from now on, though the rule for trials is not met: %(n)d first tries, "
            "%(share)s right, discrimination %(r)s."
        )
    return (words % told)[:200]


def _share(found: ItemStatistics) -> str:
    if found.facility is None:
        return "–"
    return _("%(share)d %%") % {"share": round(100 * found.facility.value)}


def _correlation(found: ItemStatistics) -> str:
    r = found.discrimination
    if r is None:
        return "–"
    told = {"value": _signed(r.value), "low": _signed(r.low), "high": _signed(r.high)}
    return _("%(value)s (%(low)s to %(high)s)") % told


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
