"""What the worker puts in order by the way: expired files, exports that nobody goes on with."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from jobs.models import State
from results.exports.recording import given_up, removed
from results.models import ExportFile, ExportState

AT_ONCE = 100
LONGEST_SENDING = timedelta(hours=12)
"""After so long nobody is still reading a file that is sent."""


def tidy_exports(at: datetime) -> int:
    """Remove what expired and end what will not end by itself; how many exports that were."""
    expired = [each for each in ExportFile.objects.expired(at)[:AT_ONCE] if removed(each)]
    lost = Q(state=ExportState.SENDING, at__lte=at - LONGEST_SENDING)
    ended = Q(job__state__in=(State.DONE, State.FAILED)) | Q(job=None)
    # Its last line and its job's are written one after the other.
    begun = Q(state=ExportState.MAKING, at__lte=at - timedelta(minutes=1))
    given = ExportFile.objects.select_related("by").filter(lost | (begun & ended))
    return len(expired) + sum(given_up(each, at=at) for each in given[:AT_ONCE])
