"""The case studies of a section, for putting one into its text."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy

from casestudies.items import KIND
from casestudies.models import CaseStudy, CaseStudyRevision
from courses.models import Section
from courses.workbench.offers import OfferGroup, embed_offer, register_offers


def offered(section: Section) -> OfferGroup:
    """Each of them that has been written, with the newest words on it: one query."""
    newest = CaseStudyRevision.objects.filter(case_study=OuterRef("pk")).order_by("-number")
    found = (
        CaseStudy.objects.filter(section=section)
        .annotate(about=Subquery(newest.values("title")[:1]))
        .exclude(about=None)
        .order_by("key")
    )
    return OfferGroup(
        gettext_lazy("Case studies"),
        tuple(embed_offer(KIND, row.key, row.about) for row in found),
        f"{reverse('admin:casestudies_casestudy_add')}?section={section.pk}",
    )


register_offers(KIND, offered)
