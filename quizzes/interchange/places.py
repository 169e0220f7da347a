"""A section by its address, course/module/section, as commands are told it."""

from __future__ import annotations

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from courses.models import Section


def section_at(address: str) -> Section:
    """The section. Raises CommandError for an address that leads nowhere."""
    names = address.strip("/").split("/")
    if len(names) == 3:
        course, module, slug = names
        found = Section.objects.select_related("module__course").filter(
            module__course__slug=course, module__slug=module, slug=slug
        )
        if place := found.first():
            return place
    words = _("There is no section “%(address)s”; write course/module/section.")
    raise CommandError(words % {"address": address})
