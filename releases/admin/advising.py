"""Advice as the admin shows it: beside a draft, and beside a release before its first move."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.advice import Advice, advice_on
from releases.models import Release, Revision
from releases.promotion import revisions_of
from releases.rings import Ring


class DraftAdvice:
    """The field "advice" on the page of a revision."""

    @admin.display(description=gettext_lazy("advice"))
    def advice(self, revision: Revision) -> str | SafeString:
        """What would make it better; it may be released as it is."""
        found = advice_on(revision)
        if not found:
            return _("None.")
        return _list((place_of(each), each.message) for each in found)


class ReleaseAdvice:
    """The field "advice" on the page of a release."""

    @admin.display(description=gettext_lazy("advice"))
    def advice(self, release: Release) -> str | SafeString:
        """What would make its revisions better, until it has moved."""
        if release.ring != Ring.OFF:
            return _("Given until the first promotion.")
        found = [
            (f"{revision}, {place_of(each)}" if place_of(each) else f"{revision}:", each.message)
            for revision in revisions_of(release)
            for each in advice_on(revision)
        ]
        return _list(found) if found else _("None.")


def place_of(advice: Advice) -> str:
    """Where it is, with a colon after it; "" where it is about the whole."""
    if not advice.where:
        return ""
    if not advice.line:
        return f"{advice.where}:"
    return _("%(where)s, line %(line)d:") % {"where": advice.where, "line": advice.line}


def _list(rows: Iterable[tuple[str, str]]) -> SafeString:
    items = format_html_join("", "<li><b>{}</b> {}</li>", rows)
    return format_html('<ul class="found">{}</ul>', items)
