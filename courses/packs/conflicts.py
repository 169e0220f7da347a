"""What stands in the way in the database: a number of the pack that another place has."""

from __future__ import annotations

from django.utils.translation import gettext as _

from courses.models import Module, Section
from courses.packs.folders import PackFolder
from courses.packs.outline import Outline
from courses.packs.writing import OUTLINE


def report_conflicts(outline: Outline, folder: PackFolder) -> None:
    """Report numbers held by modules and sections that are in the database and not in the pack.

    A load deletes no place: learners' progress hangs on it.
    """
    listed = {module.slug for module in outline.modules}
    course = Module.objects.filter(course__slug=outline.slug)
    left = dict(course.exclude(slug__in=listed).values_list("number", "slug"))
    for module in outline.modules:
        _report(folder, module.line, module.number, left)
        sections = Section.objects.filter(
            module__course__slug=outline.slug, module__slug=module.slug
        ).exclude(slug__in=[section.slug for section in module.sections])
        stays = dict(sections.values_list("number", "slug"))
        for section in module.sections:
            _report(folder, section.line, section.number, stays)


def _report(folder: PackFolder, line: int, number: int, left: dict[int, str]) -> None:
    if number in left:
        words = {"number": number, "slug": left[number]}
        reason = _(
            "The number %(number)d belongs to “%(slug)s”, which is loaded already and not in"
            " this pack. Choose another, or give the other one a new number first."
        )
        folder.report(OUTLINE, line, reason % words)
