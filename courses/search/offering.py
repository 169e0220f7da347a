"""Whether a learner is offered the search: a toggle decides."""

from __future__ import annotations

from releases.toggles.evaluating import Asking, is_on


def may_search(learner: Asking | None) -> bool:
    """Whether courses can be searched by this learner; None stands for nobody in particular."""
    return is_on("learner-search", learner)
