"""The labs of a section, for putting one into its text."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy

from courses.models import Section
from courses.workbench.offers import OfferGroup, embed_offer, register_offers
from labs.items import KIND
from labs.models import Lab, LabRevision


def offered(section: Section) -> OfferGroup:
    """Each of them that has been written, with the newest words on it: one query."""
    newest = LabRevision.objects.filter(lab=OuterRef("pk")).order_by("-number")
    found = (
        Lab.objects.filter(section=section)
        .annotate(about=Subquery(newest.values("title")[:1]))
        .exclude(about=None)
        .order_by("key")
    )
    return OfferGroup(
        gettext_lazy("Labs"),
        tuple(embed_offer(KIND, row.key, row.about) for row in found),
        f"{reverse('admin:labs_lab_add')}?section={section.pk}",
    )


register_offers(KIND, offered)
