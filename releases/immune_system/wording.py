"""What a look at a guardrail says, in one or two sentences."""

from __future__ import annotations

from math import exp
from typing import Protocol

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from releases.metrics.definitions import Metric

MOST_LOG = 20.0
"""Evidence beyond e^20 is told as that."""


class Figures(Protocol):
    """What a decision and a stored measurement have in common."""

    treated_n: int
    treated: float
    control_n: int
    control: float
    harm: float
    low: float | None
    high: float | None
    log_evidence: float
    needed: float


def said(metric: Metric, of: Figures, kind: str) -> str:
    """What was found, and how sure that is."""
    if not of.control_n:
        return _("%(n)s observations and nobody to compare them with.") % {"n": count(of.treated_n)}
    if kind == "too-few":
        words = _("Too few to tell: %(treated)s with the release, %(control)s without it.")
        return words % {"treated": count(of.treated_n), "control": count(of.control_n)}
    sentences = [_compared(metric, of)]
    if kind == "watch":
        part = max(0.0, min(1.0, of.log_evidence / of.needed))
        words = _("That may be chance: the evidence is at %(part)s of what a rollback takes.")
        sentences.append(words % {"part": percent(part, 0)})
    if kind == "breach":
        odds = count(int(exp(min(of.log_evidence, MOST_LOG))))
        words = _("This is ever seen in fewer than 1 of %(odds)s harmless releases.")
        sentences.append(words % {"odds": odds})
    return " ".join(sentences)


def _compared(metric: Metric, of: Figures) -> str:
    words = _(
        "%(treated)s of %(treated_n)s with it, %(control)s of %(control_n)s without it: %(worse)s."
    )
    return words % {
        "treated": figure(metric, of.treated),
        "treated_n": count(of.treated_n),
        "control": figure(metric, of.control),
        "control_n": count(of.control_n),
        "worse": worse(metric, of.harm),
    }


def worse(metric: Metric, harm: float) -> str:
    """How much worse, or better: "12.5 points worse"."""
    size = number_format(round(abs(harm) * 100, 1), 1, use_l10n=True)
    if metric.unit == "share":
        words = _("%(size)s points worse") if harm > 0 else _("%(size)s points better")
    else:
        words = _("%(size)s %% slower") if harm > 0 else _("%(size)s %% quicker")
    return _("no difference") if not round(abs(harm), 3) else words % {"size": size}


def between(metric: Metric, of: Figures) -> str:
    """The interval of the harm, in points or per cent; "" where there is none.

    Of a quantile it is that of the share of slow observations, in points.
    """
    if of.low is None or of.high is None:
        return ""
    low, high = (number_format(round(end * 100, 1), 1, use_l10n=True) for end in (of.low, of.high))
    if metric.unit == "share" or metric.kind == "quantile":
        return _("%(low)s to %(high)s points") % {"low": low, "high": high}
    return _("%(low)s to %(high)s %%") % {"low": low, "high": high}


def figure(metric: Metric, value: float) -> str:
    """A figure in its unit: "78.1 %", "310 ms"."""
    if metric.unit == "share":
        return percent(value, 1)
    return _("%(ms)s ms") % {"ms": count(round(value))}


def percent(part: float, decimals: int) -> str:
    """A part of 1 as per cent."""
    return f"{number_format(round(part * 100, decimals), decimals, use_l10n=True)} %"


def count(number: int) -> str:
    """A whole number as the reader's language groups it."""
    return number_format(number, use_l10n=True, force_grouping=True)
