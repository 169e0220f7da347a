"""Releases in the admin: putting drafts together, moving rings, and what revisions share."""

from releases.admin.releases import ReleaseAdmin
from releases.admin.revisions import RevisionAdmin

__all__ = ["ReleaseAdmin", "RevisionAdmin"]
