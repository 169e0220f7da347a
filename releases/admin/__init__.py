"""Releases in the admin: putting drafts together, moving rings, and what revisions share."""

from releases.admin.audit import AuditEventAdmin
from releases.admin.author_admin import AuthorAdmin
from releases.admin.compare import facts_of, label_of, told
from releases.admin.guardrails import GuardrailAdmin
from releases.admin.own_courses import OwnCourses
from releases.admin.releases import ReleaseAdmin
from releases.admin.revision_list import RevisionInline, first_revision_link
from releases.admin.revisions import RevisionAdmin
from releases.admin.toggles import ToggleAdmin

__all__ = [
    "AuditEventAdmin",
    "AuthorAdmin",
    "GuardrailAdmin",
    "OwnCourses",
    "ReleaseAdmin",
    "RevisionAdmin",
    "RevisionInline",
    "ToggleAdmin",
    "facts_of",
    "first_revision_link",
    "label_of",
    "told",
]
