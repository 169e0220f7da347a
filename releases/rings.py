"""Rings: how far a release reaches, and who stands inside. Pure functions of values.

A release starts OFF (dark), is shown to staff (A1), then to a share of the learners (A2), then
to everyone (A3). Each ring contains the ones before it.
"""

from __future__ import annotations

import hashlib
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

BUCKETS = 10_000
"""Learners fall into this many equal buckets; a share is counted in buckets (1 = 0.01 %)."""


class Ring(models.IntegerChoices):
    """Where a release stands. Numbers grow with the audience."""

    ROLLED_BACK = -1, _("rolled back")
    OFF = 0, _("off")
    A1 = 1, _("A1 · staff only")
    A2 = 2, _("A2 · small %")
    A3 = 3, _("A3 · everyone")


class Viewer(Protocol):
    """What a ring needs to know of a learner."""

    @property
    def key(self) -> str:
        """The learner's unchanging key."""
        ...

    @property
    def is_staff(self) -> bool:
        """Whether the learner belongs to ring A1."""
        ...


def bucket(key: str, salt: str) -> int:
    """The learner's bucket in a release, 0 ≤ b < 10,000; the same on every device and day."""
    digest = hashlib.sha256(f"{salt}:{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % BUCKETS


def reaches(ring: int, share: int, salt: str, viewer: Viewer) -> bool:
    """Whether a release in `ring`, with ring A2 as large as `share` buckets, reaches the viewer.

    Raising the share never takes a release away from someone who had it: buckets fill upwards.
    """
    if ring >= Ring.A3:
        return True
    if ring >= Ring.A1 and viewer.is_staff:
        return True
    return ring == Ring.A2 and bucket(viewer.key, salt) < share
