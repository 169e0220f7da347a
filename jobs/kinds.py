"""What each kind of job is called on its page: told by the app that starts it, from `ready()`."""

from __future__ import annotations

from django.utils.functional import Promise

_titles: dict[str, str | Promise] = {}


def register_kind(kind: str, title: str | Promise) -> None:
    """Call jobs of this kind by this title; `kind` is a short word that never changes."""
    _titles[kind] = title


def title_of(kind: str) -> str:
    """The title of a kind, or the kind itself where no app has told one."""
    return str(_titles.get(kind, kind))
