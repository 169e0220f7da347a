"""The box of a results page that takes its rows away as a file."""

from __future__ import annotations

from django import template

from results.exports.kinds import ExportKind, kinds
from results.formats.known import FORMATS
from results.formats.table import Format

register = template.Library()


@register.inclusion_tag("results/_export.html", takes_context=True)
def export_box(context: template.Context, names: str, query: str = "") -> dict[str, object]:
    """A choice of files and a button; `names` are kinds, `query` the filters as in an address."""
    found = [kinds()[name] for name in names.split()]
    return {
        "kind": found[0],
        "groups": [(each if len(found) > 1 else None, _formats(each)) for each in found],
        "query": query,
        "csrf_token": context.get("csrf_token"),
    }


def _formats(kind: ExportKind) -> list[tuple[str, Format]]:
    """What it comes in, each under the name that an order gives it."""
    return [(f"{kind.name}:{name}", each) for name, each in FORMATS.items() if kind.comes_in(name)]
