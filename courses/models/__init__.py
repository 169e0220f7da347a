"""What is read: courses, their structure, section revisions and learners' progress."""

from courses.models.due_dates import CalendarFeed, DueDate
from courses.models.instructors import CourseInstructor
from courses.models.pack_uploads import PackUpload
from courses.models.passages import Passage
from courses.models.pictures import Picture
from courses.models.progress import SectionProgress
from courses.models.roster_uploads import RosterUpload
from courses.models.sections import SectionRevision
from courses.models.structure import Course, Module, Section

__all__ = [
    "CalendarFeed",
    "Course",
    "CourseInstructor",
    "DueDate",
    "Module",
    "PackUpload",
    "Passage",
    "Picture",
    "RosterUpload",
    "Section",
    "SectionProgress",
    "SectionRevision",
]
