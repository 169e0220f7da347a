"""What a shift came to, in words: why it is won, or what the pattern would have done."""

from __future__ import annotations

from django.utils.translation import gettext as _

from labs.mechanics import Verdict

from .amounts import amount, good_per_cent, milliseconds, per_cent
from .experiment import DECISIVE, z_score
from .minutes import account_of, heading_of
from .mission import QUICK, Standing, lost_pages
from .naming import pair_name
from .replay import Shift


def verdict(shift: Shift, standing: Standing | None) -> Verdict:
    """Of an idle panel, a minute, or the whole shift."""
    if standing is None:
        return Verdict("idle", _("The shift is yours"), _idle())
    if standing.won:
        return Verdict("ok", _("Won: ten minutes, and nothing redeployed"), _won(standing))
    if standing.failure == "unfinished":
        return _going_on(shift)
    why = failure_text(shift, standing)
    if shift.is_over:
        return Verdict("bad", failure_heading(standing.failure), why)
    lost = _("This shift cannot be won any more: undo the minute, or go on and learn.")
    said = f"{account_of(shift)} {why} {lost}"
    return Verdict("bad", heading_of(shift.played[-1]), said)


def _idle() -> str:
    return _(
        "Set the switches, then run minute 1. Each minute says beforehand what it brings; a suite "
        "run takes a minute, naming the pair and the read-out take none."
    )


def _won(standing: Standing) -> str:
    told = {"time": milliseconds(standing.slowest), "quick": milliseconds(QUICK)}
    if standing.bonus:
        return (
            _(
                "Bonus: no minute was slower than %(time)s. Every trouble was met with a switch "
                "that was already there, and each one took its own feature only."
            )
            % told
        )
    return (
        _(
            "Every trouble was met with a switch that was already there. The slowest minute took "
            "%(time)s a page: for the bonus, keep each within %(quick)s."
        )
        % told
    )


def _going_on(shift: Shift) -> Verdict:
    """A shift that can still be won."""
    last = shift.played[-1]
    if shift.is_over:
        return Verdict("warn", _("The ten minutes are over"), _left_to_say(shift))
    tone = "ok" if lost_pages(last) == 0 and last.held else "warn"
    if last.suite and not last.suite.passed:
        tone = "warn"
    return Verdict(tone, heading_of(last), account_of(shift))


def _left_to_say(shift: Shift) -> str:
    """Which of the two answers are still open."""
    open_answers = []
    if not shift.named and any(not suite.passed for suite in shift.suites):
        open_answers.append(_("Name the pair that fails together."))
    elif not shift.named:
        open_answers.append(
            _(
                "No suite has failed in this shift, so nobody knows which toggles break each "
                "other. Undo a quiet minute and spend it on the suite with all toggles on."
            )
        )
    if not shift.call:
        open_answers.append(read_out(shift))
    return " ".join(open_answers)


def read_out(shift: Shift) -> str:
    """The A/B test's numbers, for the learner to judge."""
    counts = shift.counts
    if not (counts.old and counts.new):
        return _("The A/B test has counted nobody: the new checkout was never on for a share.")
    return _(
        "Read the A/B test out. Old checkout: %(old_bought)s of %(old)s bought, %(old_rate)s. New: "
        "%(new_bought)s of %(new)s, %(new_rate)s. That is %(z)s standard errors apart; one test in "
        "twenty comes to %(decisive)s or more by chance alone."
    ) % {
        "old": amount(counts.old),
        "old_bought": amount(counts.old_bought),
        "old_rate": per_cent(100 * counts.old_bought / counts.old, 1),
        "new": amount(counts.new),
        "new_bought": amount(counts.new_bought),
        "new_rate": per_cent(100 * counts.new_bought / counts.new, 1),
        "z": amount(z_score(counts), 2),
        "decisive": amount(DECISIVE, 2),
    }


def failure_heading(failure: str) -> str:
    """Of a shift that is over."""
    headings = {
        "redeploy": _("Not yet: the old build came too late"),
        "overload": _("Not yet: the crowd was turned away"),
        "supplier": _("Not yet: a dead supplier took the shop along"),
        "checkout": _("Not yet: the broken checkout stayed on"),
        "store": _("Not yet: the toggles moved by themselves"),
        "dark": _("Not yet: safe, and too dark"),
        "pair": _("Not yet: another pair is to blame"),
        "starved": _("Not yet: too few customers to tell"),
        "misread": _("Not yet: the numbers say otherwise"),
    }
    return headings[failure]


def failure_text(shift: Shift, standing: Standing) -> str:
    """Why, with this run's numbers."""
    counts = shift.counts
    return (_lost_texts() | _missed_texts())[standing.failure] % {
        "good": good_per_cent(standing.good / 100),
        "good_goal": per_cent(shift.numbers.good_goal),
        "lit": per_cent(standing.lit),
        "lit_goal": per_cent(shift.numbers.lit_goal),
        "pair": pair_name(shift.named) if shift.named else "",
        "z": amount(standing.z, 2),
        "decisive": amount(DECISIVE, 2),
        "old": amount(counts.old),
        "new": amount(counts.new),
    }


def _lost_texts() -> dict[str, str]:
    """For a shift that a trouble got the better of."""
    return {
        "redeploy": _(
            "A redeployment takes 20 minutes, more than this shift had, and it takes a third of "
            "the cores. The toggle of the one feature takes a second."
        ),
        "overload": _(
            "With %(good)s good pages the shift misses %(good_goal)s. The peak was announced: "
            "degrade beforehand, the most expensive toggles first."
        ),
        "supplier": _(
            "With %(good)s good pages the shift misses %(good_goal)s. A supplier may be down; "
            "pages that wait for it need not be."
        ),
        "checkout": _(
            "With %(good)s good pages the shift misses %(good_goal)s. Turn either toggle of the "
            "pair off and the errors stop at once."
        ),
        "store": _(
            "Decide before the store goes away what holds without it. The last known state is "
            "what was tested, and what customers already have."
        ),
    }


def _missed_texts() -> dict[str, str]:
    """For a shift that kept its pages and missed something else."""
    return {
        "dark": _(
            "Toggles were on for %(lit)s of their time, and %(lit_goal)s are out of reach. Turn "
            "off what a minute needs, and turn it on again when the trouble is over."
        ),
        "pair": _(
            "%(pair)s does not explain the suite. Of two suites that differ in one toggle, one "
            "passing and one failing, that toggle belongs to the pair."
        ),
        "starved": _(
            "%(new)s customers in the new checkout and %(old)s in the old differ by %(z)s standard "
            "errors; it takes %(decisive)s. A small share, or minutes without the test, leave too "
            "few on one side."
        ),
        "misread": _(
            "The checkouts differ by %(z)s standard errors, and %(decisive)s are enough. A plus "
            "means that the new one sells more."
        ),
    }
