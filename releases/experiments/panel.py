"""The experiment on a release's page in the console, and its end when the release moves."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from releases.console.panels import Panel, register_panel
from releases.experiments.running import design_of, newest, stop_with_move
from releases.experiments.wording import told_plan
from releases.models import Release
from releases.moving import register_moved
from releases.rings import Ring


def found(release: Release, _person: User) -> Mapping[str, object] | None:
    """The newest experiment, or the way to plan one; nothing where none is possible any more.

    What it has found is measured on its own page only: it takes every learner's answers.
    """
    experiment = newest(release)
    if experiment is None and release.ring not in (Ring.OFF, Ring.A1, Ring.A2):
        return None
    if experiment is None:
        return {"experiment": None}
    return {"experiment": experiment, "plan": told_plan(design_of(experiment))}


def connect() -> None:
    """Put the panel on the page of every release, and hear of its moves."""
    register_panel(Panel("experiment", _("Experiment"), 45, "releases/_experiment.html", found))
    register_moved(stop_with_move)
