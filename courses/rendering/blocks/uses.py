"""What something is good for: an icon, a bold name, a sentence or two each."""

from django.utils.html import format_html

from courses.rendering import option_values as options
from courses.rendering.icons import icon_svg
from courses.rendering.nodes import BlockSpec, Node
from courses.rendering.page import Page


def _uses(_node: Node, _page: Page) -> tuple[str, str]:
    return '<ul class="uses">', "</ul>"


def _use(node: Node, _page: Page) -> tuple[str, str]:
    stop = "" if node.argument.endswith((".", "?", "!")) else "."
    icon = icon_svg(node.text("icon"), "i--l use__i")
    start = format_html('<li class="use">{}<div><b>{}{}</b> ', icon, node.argument, stop)
    return start, "</div></li>"


USES = BlockSpec("uses", _uses, body="children", child="use")
USE = BlockSpec(
    "use",
    _use,
    body="paragraph",
    argument="required",
    options={"icon": options.icon},
    required=frozenset({"icon"}),
    parent="uses",
)
