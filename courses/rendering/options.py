"""Reading the options of a block: YAML, indented by four spaces, right under its first line."""

from collections.abc import Sequence

import yaml
from django.utils.translation import gettext as _

from courses.rendering.nodes import Node
from courses.rendering.option_values import links
from courses.rendering.page import Page, hint

_LONGEST = 4_000


def read_options(node: Node, lines: Sequence[str], page: Page) -> None:
    """Read the option lines that follow the node's first line; report what cannot be used."""
    given = _parsed(node, lines, page) if lines else {}
    _report_repeated(node, lines, page)
    for name, value in given.items():
        line = node.line + _offset(name, lines)
        if name in node.spec.options:
            _read(node, name, value, line, page)
            continue
        words = {"block": node.spec.name, "name": name, "hint": hint(name, node.spec.options)}
        page.report(line, _("“%(block)s” has no option “%(name)s”.%(hint)s") % words)
    for name in sorted(node.spec.required - given.keys()):
        words = {"block": node.spec.name, "name": name}
        page.report(node.line, _("“%(block)s” needs the option “%(name)s”.") % words)


def _parsed(node: Node, lines: Sequence[str], page: Page) -> dict[str, object]:
    source = "\n".join(lines)
    try:
        parsed = yaml.safe_load(source) if len(source) <= _LONGEST else None
    except (yaml.YAMLError, ValueError, RecursionError):
        parsed = None
    if isinstance(parsed, dict):
        return {str(name): value for name, value in parsed.items()}
    page.report(node.line + 1, _("These options cannot be read. Write one “name: value” per line."))
    return {}


def _read(node: Node, name: str, value: object, line: int, page: Page) -> None:
    reader = node.spec.options[name]
    try:
        read = reader(value)
    except ValueError as error:
        page.report(line, _("Option “%(name)s”: %(reason)s") % {"name": name, "reason": error})
        return
    node.options[name] = read
    if reader is links:
        addresses = node.mapping(name).values()
        page.anchor_links += [(url[1:], line) for url in addresses if url.startswith("#")]


def _report_repeated(node: Node, lines: Sequence[str], page: Page) -> None:
    """YAML would silently keep the last of two options with one name."""
    seen: set[str] = set()
    for line, text in enumerate(lines, start=node.line + 1):
        name, colon, _value = text.partition(":")
        if name in seen:
            page.report(line, _("The option “%s” is given twice. Keep one.") % name)
        if colon and not name.startswith(" "):
            seen.add(name)


def _offset(name: str, lines: Sequence[str]) -> int:
    """How many lines below the block's first line the option stands."""
    starts = (offset for offset, line in enumerate(lines, 1) if line.lstrip().startswith(name))
    return next(starts, 1)
