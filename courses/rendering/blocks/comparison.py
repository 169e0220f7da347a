"""Two amounts side by side, each with a bar that shows its share of the larger one."""

from django.utils.html import format_html

from courses.rendering import option_values as options
from courses.rendering.nodes import BlockSpec, Node
from courses.rendering.page import Page

_BAR_WIDTH = 200


def _comparison(_node: Node, _page: Page) -> tuple[str, str]:
    return '<dl class="cmp">', "</dl>"


def _amount(node: Node, _page: Page) -> tuple[str, str]:
    start = format_html(
        '<div class="cmp__i"><dt>{}</dt><dd><b>{}</b> ', node.argument, node.text("number")
    )
    bar = format_html(
        '<svg class="bar1" viewBox="0 0 {} 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar1__t" width="{}" height="8"/>'
        '<rect class="{}" width="{}" height="8"/></svg>',
        _BAR_WIDTH,
        _BAR_WIDTH,
        "bar1__v bar1__v--ok" if node.is_on("good") else "bar1__v",
        f"{node.number('share') * _BAR_WIDTH / 100:g}",
    )
    return start, format_html("{}</dd></div>", bar)


COMPARISON = BlockSpec("comparison", _comparison, body="children", child="amount")
AMOUNT = BlockSpec(
    "amount",
    _amount,
    body="paragraph",
    argument="required",
    options={"number": options.text, "share": options.percentage, "good": options.flag},
    required=frozenset({"number", "share"}),
    parent="comparison",
)
