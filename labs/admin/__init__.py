"""Labs in the admin: places, revisions with their numbers and hints, and the record of runs."""

from labs import (  # noqa: F401  (labs join the workbench and previews of sections)
    offering,
    previewing,
)
from labs.admin.places import LabAdmin
from labs.admin.revisions import LabRevisionAdmin
from labs.admin.runs import LabRunAdmin

__all__ = ["LabAdmin", "LabRevisionAdmin", "LabRunAdmin"]
