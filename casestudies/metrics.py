"""What is measured of case studies: downloads that failed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from releases.metrics.definitions import Metric
from releases.metrics.registry import register
from releases.metrics.tallied import measure_tally

DOWNLOAD_FAILURES = register(
    Metric(
        name="download-failures",
        title=_("Failed downloads"),
        meaning=_(
            "Of case studies that learners asked for, the share that could not be handed over: "
            "the file was gone, or the server failed."
        ),
        unit="share",
        better="lower",
        kind="proportion",
        sample=_("one download asked for"),
        measure=measure_tally("download-failures"),
    )
)
