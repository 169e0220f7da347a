"""What is put in order by the way while a worker looks for work: told by apps, from `ready()`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

_tidiers: list[Callable[[datetime], object]] = []
_log = logging.getLogger(__name__)


def register_tidier(tidier: Callable[[datetime], object]) -> None:
    """Call this every few seconds with the time; it has to be quick and to do a bit at a time."""
    if tidier not in _tidiers:
        _tidiers.append(tidier)


def tidy_everything(*, at: datetime) -> None:
    """Let each do its bit; where one cannot, the others still do theirs and work goes on."""
    for tidier in _tidiers:
        try:
            tidier(at)
        except Exception:
            _log.exception("something could not be put in order")
