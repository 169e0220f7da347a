"""The labs of a section, for putting one into its text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from courses.models import Section
from courses.workbench.offers import OfferGroup, register_offers, written
from labs.items import KIND
from labs.models import LabRevision


def offered(section: Section) -> OfferGroup:
    """Each of them that has been written."""
    return written(section, KIND, LabRevision, title=gettext_lazy("Labs"))


register_offers(KIND, offered)
