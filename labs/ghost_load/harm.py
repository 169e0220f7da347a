"""Verdicts on runs that did harm, or would have without anybody knowing."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..mechanics import Verdict
from .amounts import count, facts_of, milliseconds
from .mission import quick
from .parameters import HALF, LEAK_ONE_IN, Parameters
from .replay import Played, Run


def say_leak(run: Run) -> Verdict:
    """Ghost writes went where real ones go."""
    leaked = sum(each.reading.leaked for each in run.played)
    heading = ngettext(
        "%(count)s ghost write reached a real person",
        "%(count)s ghost writes reached real people",
        leaked,
    ) % {"count": count(leaked)}
    text = _(
        "Ghost writes went into the store that people read from, and one in %(one_in)s turned up "
        "in front of somebody. What a person has seen cannot be called back, so a dark launch "
        "writes to a shadow store from its first call on. Undo the step, or start again."
    ) % {"one_in": count(LEAK_ONE_IN)}
    return Verdict("bad", heading, text)


def say_host(run: Run) -> Verdict:
    """Pages waited for answers they throw away."""
    worst = max(each.reading.host_ms for each in run.played)
    heading = _("Pages became %(host)s slower for everybody") % {"host": milliseconds(worst)}
    text = _(
        "The page asked the chat servers, waited, and threw the answer away. People who cannot "
        "see the feature paid for it, and the heavier the load, the longer they wait. Let pages "
        "go on without the answer. Undo the step, or start again."
    )
    return Verdict("bad", heading, text)


def say_early(run: Run, tier: Parameters) -> Verdict:
    """The interface came before the proof."""
    heading = _("Shown before it was proved")
    text = _(
        "No dark step had shown that the tier carries %(top)s of the peak. Real people bring "
        "%(offered)s calls a second."
    )
    release = run.played[-1]
    said = f"{text % facts_of(release)} {_outcome(release, tier)}"
    said += " " + _("Undo, and let the ghosts find out first: they disappoint nobody.")
    return Verdict("bad", heading, said)


def say_changed(run: Run, tier: Parameters) -> Verdict:
    """The proof was for another setup."""
    release = run.played[-1]
    text = _(
        "The ghosts proved one setup, and the interface came with another, on %(servers)s servers."
    )
    said = f"{text % facts_of(release)} {_outcome(release, tier)}"
    said += " " + _("Show it with the settings of the proof: then only what people see changes.")
    return Verdict("bad", _("What was released is not what was proved"), said)


def say_blind(run: Run) -> Verdict:
    """Heavy load came while nobody would have been told of failed calls."""
    heavy = [each for each in run.played if each.step.share >= HALF]
    seen = next((each for each in heavy if not each.step.alert), heavy[0])
    heading = _("%(share)s of the peak, and the alert on errors was not on before")
    if seen.step.alert:
        text = _(
            "It came on together with the heavy load, so nobody had seen it work while little "
            "could fail. Undo, and switch it on at a smaller share."
        )
    else:
        text = _(
            "Servers %(busy)s busy, 95 of 100 answers within %(p95)s: both gauges know only the "
            "calls that got in. A call that is turned away makes no server busy and is in no "
            "answer time. Undo, and switch the alert on at a smaller share."
        )
    facts = facts_of(seen)
    return Verdict("bad", heading % facts, text % facts)


def _outcome(release: Played, tier: Parameters) -> str:
    """How the release went for the people who met it."""
    facts = facts_of(release)
    if release.reading.failed:
        return _("In a quarter of an hour %(failed)s of their calls failed, %(errors)s.") % facts
    if not quick(release, tier):
        return _("95 of 100 answers took up to %(p95)s, longer than they should.") % facts
    return _("It went well, which nobody could have known.")
