"""What sides, levers and columns are called in words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from labs.switchboard.model import BOTH, GREEN, OLD

OLD_COLUMN = "name"
NEW_COLUMN = "full_name"


def grouped(number: int) -> str:
    """A whole number as people read it."""
    return number_format(number, use_l10n=True, force_grouping=True)


def in_seconds(seconds: int) -> str:
    """A number of seconds with its unit, which never stand on two lines."""
    return (_("%(number)s s") % {"number": grouped(seconds)}).replace(" ", "\u00a0")


def side_name(side: str) -> str:
    """Blue or Green."""
    return _("Green") if side == GREEN else _("Blue")


def side_and_version(side: str, version: str) -> str:
    """A side and what is deployed on it."""
    if not version:
        return _("%(side)s, empty") % {"side": side_name(side)}
    return _("%(side)s, %(version)s") % {"side": side_name(side), "version": version}


def lever_name(lever: str) -> str:
    """What stands on a lever."""
    return {
        "deploy": _("Deploy v2"),
        "smoke": _("Smoke test"),
        "flip": _("Flip"),
        "flip_nodrain": _("Flip, no drain"),
        "expand": _("Expand"),
        "rename": _("Rename"),
        "contract": _("Contract"),
        "revert_schema": _("Restore"),
        "wait": _("Wait"),
    }[lever]


def lever_word(lever: str) -> str:
    """One short word for the tape."""
    return {
        "deploy": _("deploy"),
        "smoke": _("smoke"),
        "flip": _("flip"),
        "flip_nodrain": _("cut over"),
        "expand": _("expand"),
        "rename": _("rename"),
        "contract": _("contract"),
        "revert_schema": _("restore"),
        "wait": _("wait"),
    }[lever]


def columns_name(columns: str) -> str:
    """The columns that the table has."""
    if columns == BOTH:
        return _("%(old)s and %(new)s") % {"old": OLD_COLUMN, "new": NEW_COLUMN}
    return OLD_COLUMN if columns == OLD else NEW_COLUMN
