"""What the admin of everything that authors write has in common."""

from __future__ import annotations

from django.contrib import admin

from accounts.lists import CheckedLists
from releases.admin.audited import Audited
from releases.admin.own_courses import OwnCourses


class AuthorAdmin(OwnCourses, Audited, CheckedLists, admin.ModelAdmin):
    """Base of courses, places, items, revisions and releases: one's own courses, all recorded."""
