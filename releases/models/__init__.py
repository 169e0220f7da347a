"""How content reaches learners: revisions, releases and the record of every move."""

from releases.models.audit import AppendedOnlyError, AuditEvent
from releases.models.drafting import OpenEditor, SavedState
from releases.models.experiments import Experiment, FrozenExperimentError
from releases.models.ghosts import GhostFigure, GhostNote, GhostWatch
from releases.models.guarding import Guardrail, Measurement, RollbackNotice
from releases.models.measuring import Criterion, Tally
from releases.models.notes import AmendedNotes
from releases.models.release import Release, ReleaseEvent
from releases.models.reviewing import ReviewComment, ReviewLink
from releases.models.revision import FrozenRevisionError, Revision, RevisionQuerySet
from releases.models.scheduling import ScheduledMove
from releases.models.toggles import Exposure, Toggle, ToggleCohort, ToggleEvent, ToggleKind

__all__ = [
    "AmendedNotes",
    "AppendedOnlyError",
    "AuditEvent",
    "Criterion",
    "Experiment",
    "Exposure",
    "FrozenExperimentError",
    "FrozenRevisionError",
    "GhostFigure",
    "GhostNote",
    "GhostWatch",
    "Guardrail",
    "Measurement",
    "OpenEditor",
    "Release",
    "ReleaseEvent",
    "ReviewComment",
    "ReviewLink",
    "Revision",
    "RevisionQuerySet",
    "RollbackNotice",
    "SavedState",
    "ScheduledMove",
    "Tally",
    "Toggle",
    "ToggleCohort",
    "ToggleEvent",
    "ToggleKind",
]
