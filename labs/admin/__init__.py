"""Labs in the admin: places, revisions with their numbers and hints, and the record of runs."""

from labs import previewing  # noqa: F401  (labs join the previews of sections)
from labs.admin.places import LabAdmin
from labs.admin.revisions import LabRevisionAdmin
from labs.admin.runs import LabRunAdmin

__all__ = ["LabAdmin", "LabRevisionAdmin", "LabRunAdmin"]
