"""The box of a results page that takes its rows away as a file."""

from __future__ import annotations

from django import template

from results.exports.kinds import kinds
from results.formats.known import FORMATS

register = template.Library()


@register.inclusion_tag("results/_export.html", takes_context=True)
def export_box(context: template.Context, kind: str, query: str = "") -> dict[str, object]:
    """A choice of formats and a button; `query` holds the filters as in an address."""
    found = kinds()[kind]
    formats = [each for name, each in FORMATS.items() if found.comes_in(name)]
    return {
        "kind": found,
        "formats": formats,
        "query": query,
        "csrf_token": context.get("csrf_token"),
    }
