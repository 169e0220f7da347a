"""The levers as the form shows them: grouped, named, priced, and with a reason where idle."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from labs.switchboard.model import State, refusal
from labs.switchboard.names import (
    NEW_COLUMN,
    OLD_COLUMN,
    in_seconds,
    lever_name,
    side_and_version,
)
from labs.switchboard.refusals import reason
from labs.switchboard.site import Site


@dataclass(frozen=True, slots=True)
class Lever:
    """One submit button."""

    value: str
    label: str
    refused: str
    """Why it does nothing now; "" where it works."""


@dataclass(frozen=True, slots=True)
class Group:
    """Levers that act on the same thing."""

    key: str
    title: str
    help: str
    levers: tuple[Lever, ...]


def groups(site: Site, state: State) -> tuple[Group, ...]:
    """All levers, in the order of the drawing from the idle side to the clock."""
    idle = side_and_version(state.idle, state.idle_version)
    return (
        _group(site, state, "idle", _("Idle side: %(idle)s") % {"idle": idle}, _idle_help(site)),
        _group(site, state, "schema", _("Database"), _schema_help(site)),
        _group(site, state, "route", _("Route"), _route_help(site)),
        _group(site, state, "time", _("Time"), _wait_help(site)),
    )


LEVERS_OF = {
    "idle": ("deploy", "smoke"),
    "schema": ("expand", "rename", "contract", "revert_schema"),
    "route": ("flip", "flip_nodrain"),
    "time": ("wait",),
}


def _group(site: Site, state: State, key: str, title: str, words: str) -> Group:
    return Group(key, title, words, tuple(_lever(site, state, one) for one in LEVERS_OF[key]))


def _lever(site: Site, state: State, value: str) -> Lever:
    code = refusal(site, state, value)
    return Lever(value, lever_name(value), reason(code, state) if code else "")


def _idle_help(site: Site) -> str:
    return _("Deploying takes %(deploy)s, a smoke test %(smoke)s.") % {
        "deploy": in_seconds(site.duration("deploy")),
        "smoke": in_seconds(site.duration("smoke")),
    }


def _schema_help(site: Site) -> str:
    if site.has_two_databases:
        return _("Each side has its own: these levers rest.")
    return _(
        "Expand adds “%(new)s” next to “%(old)s” (%(expand)s). Rename turns one into the other "
        "(%(rename)s). Contract drops “%(old)s” (%(contract)s). Restore brings the first table "
        "back (%(restore)s)."
    ) % {
        "old": OLD_COLUMN,
        "new": NEW_COLUMN,
        "expand": in_seconds(site.duration("expand")),
        "rename": in_seconds(site.duration("rename")),
        "contract": in_seconds(site.duration("contract")),
        "restore": in_seconds(site.duration("revert_schema")),
    }


def _route_help(site: Site) -> str:
    return _("%(flip)s either way. A flip drains: requests under way may finish.") % {
        "flip": in_seconds(site.duration("flip"))
    }


def _wait_help(site: Site) -> str:
    return _("Let %(wait)s of traffic go by.") % {"wait": in_seconds(site.duration("wait"))}
