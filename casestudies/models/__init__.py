"""What is downloaded: case studies, their files by revision, and who downloaded which."""

from casestudies.models.downloads import Download
from casestudies.models.files import CaseStudy, CaseStudyRevision

__all__ = ["CaseStudy", "CaseStudyRevision", "Download"]
