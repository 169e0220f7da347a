"""What is operated: labs, what they say by revision, and every run."""

from labs.models.authoring import Lab, LabRevision
from labs.models.runs import LabRun

__all__ = ["Lab", "LabRevision", "LabRun"]
