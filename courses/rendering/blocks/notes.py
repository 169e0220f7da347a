"""Set apart from the running text: a note, a case line, a callout, the sources."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from courses.rendering.headings import SLASHES
from courses.rendering.nodes import BlockSpec, Node
from courses.rendering.page import Page


def _note(node: Node, _page: Page) -> tuple[str, str]:
    key = node.argument or _("note")
    return _keyed("note", key), "</p>"


def _case(node: Node, _page: Page) -> tuple[str, str]:
    key = f"{_('case')} · {node.argument}" if node.argument else _("case")
    return _keyed("case", key), "</p>"


def _keyed(name: str, key: str) -> str:
    return format_html('<p class="{}"><span class="{}__k">{}{}</span> ', name, name, SLASHES, key)


def _callout(node: Node, _page: Page) -> tuple[str, str]:
    start = format_html('<div class="callout"><p class="callout__t">{}</p>', node.argument)
    return start, "</div>"


def _references(_node: Node, _page: Page) -> tuple[str, str]:
    return '<ol class="refs">', "</ol>"


NOTE = BlockSpec("note", _note, body="paragraph", argument="optional")
CASE = BlockSpec("case", _case, body="paragraph", argument="optional")
CALLOUT = BlockSpec("callout", _callout, argument="required")
REFERENCES = BlockSpec("references", _references, body="items")
