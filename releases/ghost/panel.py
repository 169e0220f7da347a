"""The way to a ghost reading, on the page of a release that no learner sees."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from releases.console.panels import Panel, register_panel
from releases.ghost.reading import is_dark
from releases.ghost.telling import background_of, newest_watch
from releases.models import Release


def way(release: Release, _person: User) -> Mapping[str, object] | None:
    """What was found so far, and the way to it; None where there is neither.

    Where learners see the release it is measured; what was found before stays to be compared.
    """
    watch = newest_watch(release)
    if watch is None:
        return {"background": None} if is_dark(release) else None
    return {"background": background_of(watch, 0)}


def connect() -> None:
    """Put the panel on the page of every release."""
    register_panel(Panel("ghost", _("Ghost reading"), 46, "releases/_ghost.html", way))
