"""What every post about a draft says beside its words: who, from which page, since which save."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from releases.drafting.saving import Writer
from releases.models import Revision
from releases.models.drafting import TOKEN_LENGTH


def writer_of(request: HttpRequest) -> Writer:
    """Who sends the form now, from which open page."""
    token = "".join(c for c in request.POST.get("editor", "") if c.isascii() and c.isalnum())
    return Writer(cast("User", request.user), timezone.now(), token[:TOKEN_LENGTH])


def seen_in(request: HttpRequest, revision: Revision) -> int | None:
    """The count of saves that a page knows of; None where it does not say one that can be."""
    typed = request.POST.get("edit", "")
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 10):
        return None
    return min(int(typed), revision.edit)
