"""Which runs a grader asked for."""

from __future__ import annotations

from django.db.models import QuerySet

from courses.exports.filters import Filters
from courses.exports.selecting import selected
from labs.models import LabRevision, LabRun


def runs_for(filters: Filters) -> QuerySet[LabRun]:
    """The runs that pass. What a guest played before signing in is the person's."""
    return selected(LabRun.objects.all(), filters, of=LabRevision, moment="played_at")
