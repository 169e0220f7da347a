"""The case studies of a section, for putting one into its text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from casestudies.items import KIND
from casestudies.models import CaseStudyRevision
from courses.models import Section
from courses.workbench.offers import OfferGroup, register_offers, written


def offered(section: Section) -> OfferGroup:
    """Each of them that has been written."""
    return written(section, KIND, CaseStudyRevision, title=gettext_lazy("Case studies"))


register_offers(KIND, offered)
