"""The pictures of a section's course, for putting one into its text."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy

from courses.models import Picture, Section
from courses.workbench.offers import Offer, OfferGroup

CAPTION = "What the figure shows."
MOST = 100
"""More than these, the newest, would be a list that nobody reads."""


def pictures(section: Section) -> OfferGroup:
    """Each as a figure: one query."""
    found = Picture.objects.filter(course__modules=section.module_id).order_by("-created_at", "-id")
    return OfferGroup(
        gettext_lazy("Pictures"),
        tuple(
            Offer(each.key, each.alt, f"/// figure\n    picture: {each.key}\n\n¦{CAPTION}¦\n///")
            for each in found[:MOST]
        ),
        f"{reverse('admin:courses_picture_add')}?course={section.module.course_id}",
    )
