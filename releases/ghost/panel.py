"""The way to a ghost reading, on the page of a release that no learner sees."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from releases.console.panels import Panel, register_panel
from releases.ghost.reading import is_dark
from releases.models import Release


def way(release: Release, _person: User) -> Mapping[str, object] | None:
    """Nothing to show where learners see the release: then it is measured."""
    return {} if is_dark(release) else None


def connect() -> None:
    """Put the panel on the page of every release."""
    register_panel(Panel("ghost", _("Ghost reading"), 46, "releases/_ghost.html", way))
