"""What a run of all builds came to, in words: its goals, and why it won or did not."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from labs.immune_system.explaining import why
from labs.immune_system.fates import Tally
from labs.immune_system.mission import bonus_limit, failure_of, goals_met, has_bonus
from labs.immune_system.model import Run
from labs.immune_system.parameters import Shop
from labs.immune_system.spoken import count, duration
from labs.immune_system.traffic import KINDS
from labs.mechanics import Goal, Verdict


def goals(shop: Shop, tally: Tally | None) -> tuple[Goal, ...]:
    """The mission's checklist; a single build leaves it open."""
    texts = (
        _("All %(number)s bad builds stopped") % {"number": count(KINDS)},
        _("Worst build harms at most %(most)s people") % {"most": count(shop.most_harm)},
        _("All %(number)s good builds reach everyone") % {"number": count(KINDS)},
        _("A good release takes %(most)s or less") % {"most": duration(shop.longest)},
    )
    if tally is None or not tally.whole:
        return tuple(Goal(text, value="", met=None) for text in texts)
    values = (
        _of_twenty(tally.missed),
        count(tally.worst),
        _of_twenty(tally.false_alarms),
        duration(tally.release),
    )
    facts = zip(texts, values, goals_met(tally), strict=True)
    return tuple(Goal(text, value, met) for text, value, met in facts)


def _of_twenty(wrong: int) -> str:
    return _("%(right)s of %(all)s") % {"right": count(KINDS - wrong), "all": count(KINDS)}


def idle() -> Verdict:
    """Before anything was tried."""
    text = _(
        "Run all 40 with the settings as they are, and see which builds the rule stops. "
        "Or run one build and watch what the rule sees, minute by minute."
    )
    return Verdict("idle", _("Nothing has run yet"), text)


def verdict(tally: Tally, shown: Run) -> Verdict:
    """A press of `Run all`, judged; `shown` is the build that its figure draws."""
    failure = failure_of(tally)
    if not failure:
        return Verdict("ok", _won_heading(tally), _won_text(tally))
    tone = "warn" if failure in ("harm", "slow") else "bad"
    return Verdict(tone, _failed_heading(failure, tally), why(failure, tally, shown))


def _won_heading(tally: Tally) -> str:
    if has_bonus(tally):
        return _("Mission and bonus done: the rule knows a fault from chance")
    return _("Mission done: the rule knows a fault from chance")


def _won_text(tally: Tally) -> str:
    facts = {
        "worst": count(tally.worst),
        "big_bang": count(tally.shop.harmed(tally.shop.big_bang)),
        "minutes": count(tally.release),
        "bonus": count(bonus_limit(tally.shop)),
    }
    text = _(
        "The worst bad build met %(worst)s people; released to everyone at once it would have "
        "met %(big_bang)s. A good build is with everyone after %(minutes)s minutes."
    )
    left = _("The bonus is open: win with at most %(bonus)s people harmed.")
    parts = (text,) if has_bonus(tally) else (text, left)
    return " ".join(part % facts for part in parts)


def _failed_heading(failure: str, tally: Tally) -> str:
    if failure == "missed":
        return _released(tally.missed)
    if failure in ("starved", "unsure"):
        return _reached_all(tally.reached_all)
    if failure in ("chance", "few"):
        return _stopped(tally.false_alarms)
    if failure == "harm":
        return _("Almost: every build was judged rightly, at too high a price")
    return _("Almost: every build was judged rightly, but too slowly")


def _released(number: int) -> str:
    return ngettext(
        "Not yet: %(number)s bad build was released",
        "Not yet: %(number)s bad builds were released",
        number,
    ) % {"number": count(number)}


def _reached_all(number: int) -> str:
    return ngettext(
        "Not yet: %(number)s bad build reached everyone",
        "Not yet: %(number)s bad builds reached everyone",
        number,
    ) % {"number": count(number)}


def _stopped(number: int) -> str:
    return ngettext(
        "Not yet: %(number)s good build was stopped",
        "Not yet: %(number)s good builds were stopped",
        number,
    ) % {"number": count(number)}
