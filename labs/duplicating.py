"""Labs in copies of the section they stand in."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from courses.duplicating import ItemCopier
from courses.models import Section
from labs.items import KIND
from labs.mechanics import mechanics_keys
from labs.models import LabRevision


class LabCopier(ItemCopier[LabRevision]):
    """Copies a lab with its workings."""

    def newest(self, section: Section) -> QuerySet[LabRevision]:
        """Only labs whose workings are installed: no other can be stored."""
        return super().newest(section).filter(lab__mechanics__in=mechanics_keys())


COPIER = LabCopier(KIND, _("Labs"), LabRevision, ("key", "mechanics"))
