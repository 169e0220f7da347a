"""What is read: courses, their structure, section revisions and learners' progress."""

from courses.models.instructors import CourseInstructor
from courses.models.pack_uploads import PackUpload
from courses.models.passages import Passage
from courses.models.pictures import Picture
from courses.models.progress import SectionProgress
from courses.models.sections import SectionRevision
from courses.models.structure import Course, Module, Section

__all__ = [
    "Course",
    "CourseInstructor",
    "Module",
    "PackUpload",
    "Passage",
    "Picture",
    "Section",
    "SectionProgress",
    "SectionRevision",
]
