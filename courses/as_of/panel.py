"""The two ways from a release's page to its course as of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from courses.as_of.choosing import ways_of
from releases.console.panels import Panel, register_panel
from releases.models import Release


def ways(release: Release, _person: User) -> Mapping[str, object]:
    """What the panel shows: whoever opens the page may read its course so."""
    return {"ways": ways_of(release)}


register_panel(Panel("as-of", _("Read it before they do"), 45, "releases/_as_of.html", ways))
