"""A tally as it is shown to who may not see individuals: every count rounded before it is used.

Whatever is derived from it (shares, bars, differences) is then of rounded counts too.
"""

from __future__ import annotations

from dataclasses import replace

from courses.exports.small_counts import rounded
from results.dashboard.counting import Counts, Tally


def blurred(tally: Tally) -> Tally:
    """The tally with rounded counts of people; what plots count anew they round themselves."""
    return replace(
        tally,
        learners=rounded(tally.learners),
        sections={place: _blurred(counts) for place, counts in tally.sections.items()},
        modules={place: _blurred(counts) for place, counts in tally.modules.items()},
        whole=_blurred(tally.whole),
    )


def _blurred(counts: Counts) -> Counts:
    """Rounded, with the same mean."""
    answered = rounded(counts.answered)
    return Counts(
        started=rounded(counts.started),
        answered=answered,
        first=rounded(counts.first),
        half=rounded(counts.half),
        completed=rounded(counts.completed),
        points=(counts.mean or 0) * answered,
    )
