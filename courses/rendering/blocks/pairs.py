"""Two terms set against each other."""

from django.utils.html import format_html

from courses.rendering import option_values as options
from courses.rendering.headings import SLASHES
from courses.rendering.nodes import BlockSpec, Node
from courses.rendering.page import Page


def _pair(_node: Node, _page: Page) -> tuple[str, str]:
    return '<dl class="pair">', "</dl>"


def _term(node: Node, _page: Page) -> tuple[str, str]:
    classes = "pair__i pair__i--hot" if node.is_on("hot") else "pair__i"
    lead = format_html('<b class="pair__k">{}</b> ', node.text("lead")) if node.text("lead") else ""
    start = format_html(
        '<div class="{}"><dt>{}{}</dt><dd>{}', classes, SLASHES, node.argument, lead
    )
    return start, "</dd></div>"


PAIR = BlockSpec("pair", _pair, body="children", child="term")
TERM = BlockSpec(
    "term",
    _term,
    body="paragraph",
    argument="required",
    options={"hot": options.flag, "lead": options.text},
    parent="pair",
)
