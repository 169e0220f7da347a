"""What is worked on outside of requests, and how far it has come."""

from jobs.models.job import LOST_AFTER, Job, State
from jobs.models.uploads import Upload

__all__ = ["LOST_AFTER", "Job", "State", "Upload"]
