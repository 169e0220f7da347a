"""Courses in the admin: their structure, the texts of sections by revision, and progress."""

from courses.admin.cohorts import CohortAdmin, CohortInvitationAdmin, CohortMembershipAdmin
from courses.admin.pictures import PictureAdmin
from courses.admin.progress import SectionProgressAdmin
from courses.admin.sections import SectionRevisionAdmin
from courses.admin.structure import CourseAdmin, ModuleAdmin, SectionAdmin

__all__ = [
    "CohortAdmin",
    "CohortInvitationAdmin",
    "CohortMembershipAdmin",
    "CourseAdmin",
    "ModuleAdmin",
    "PictureAdmin",
    "SectionAdmin",
    "SectionProgressAdmin",
    "SectionRevisionAdmin",
]
