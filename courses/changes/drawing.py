"""The markup of one mark: words struck out or put in, said to screen readers, and links around."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from courses.changes.marks import Mark

type Numbers = Sequence[int]
"""The changes that can be led to, in order."""

_NOTHING = SafeString("")


def drawn(mark: Mark, shown: Numbers) -> SafeString:
    """The mark as it is put into the text; every word in it escaped."""
    anchor = format_html(' id="change_{}"', mark.change) if mark.is_first else _NOTHING
    match mark.kind:
        case "came":
            spoken = _spoken("[" + _("added:") + " ") if mark.says_so else _NOTHING
            return format_html("<ins{}>{}", anchor, spoken)
        case "end":
            return format_html("{}</ins>", _spoken("] ") if mark.says_so else _NOTHING)
        case "went":
            return _went(mark.text, anchor)
        case "gone":
            return _gone(mark, anchor, shown)
    return _links(mark.change, anchor, shown)


def _spoken(words: str) -> SafeString:
    return format_html('<span class="vh">{}</span>', words)


def _went(text: str, anchor: SafeString) -> SafeString:
    start, end = _spoken("[" + _("removed:") + " "), _spoken("] ")
    return format_html("<del{}>{}{}{}</del>", anchor, start, text, end)


def _gone(mark: Mark, anchor: SafeString, shown: Numbers) -> SafeString:
    """A whole paragraph, in an element that may stand there."""
    if not mark.holder:
        return format_html('<span class="gone"{}>{}</span>', anchor, _went(mark.text, _NOTHING))
    words = _went(mark.text, _NOTHING)
    inside = format_html("{}{}", words, _links(mark.change, _NOTHING, shown))
    match mark.holder:
        case "tr":
            cells = max(mark.cells, 1)
            row = '<tr class="gone"{}><td colspan="{}">{}</td></tr>'
            return format_html(row, anchor, cells, inside)
        case "li":
            return format_html('<li class="gone"{}>{}</li>', anchor, inside)
    return format_html('<p class="gone"{}>{}</p>', anchor, inside)


def _links(number: int, anchor: SafeString, shown: Numbers) -> SafeString:
    """To the change before and the one after; from the last to where one says it is read."""
    at = shown.index(number)
    before = _link(shown[at - 1], "↑", _("Previous change")) if at else _NOTHING
    if at + 1 < len(shown):
        after = _link(shown[at + 1], "↓", _("Next change"))
    else:
        after = format_html('<a href="#changes">{}</a>', _("To “I have read it”"))
    which = _("Change %(number)s of %(total)s") % {"number": at + 1, "total": len(shown)}
    return format_html(
        ' <span class="since-n"{}>{}<span aria-hidden="true">{}/{}</span>{}{}</span>',
        anchor, before, at + 1, len(shown), _spoken(f" {which}. "), after,
    )  # fmt: skip


def _link(number: int, arrow: str, words: str) -> SafeString:
    return format_html(
        '<a href="#change_{}"><span aria-hidden="true">{}</span>{}</a>', number, arrow,
        _spoken(words),
    )  # fmt: skip
