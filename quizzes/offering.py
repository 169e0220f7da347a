"""The checks of a section, for putting one into its text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from courses.models import Section
from courses.workbench.offers import OfferGroup, register_offers, written
from quizzes.items import KIND
from quizzes.models import QuestionRevision


def offered(section: Section) -> OfferGroup:
    """Each of them that has been written."""
    return written(section, KIND, QuestionRevision, title=gettext_lazy("Checks"), words="stem")


register_offers(KIND, offered)
