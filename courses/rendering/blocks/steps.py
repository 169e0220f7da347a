"""Steps with a code each and gates between them, beside a drawing if there is one."""

from django.utils.html import format_html

from courses.rendering import option_values as options
from courses.rendering.drawings import drawing
from courses.rendering.nodes import BlockSpec, Node
from courses.rendering.page import Page

_DISCS = ("step__n", "step__n step__n--2", "step__n step__n--3")


def _steps(node: Node, _page: Page) -> tuple[str, str]:
    name = node.text("drawing")
    if not name:
        return '<ol class="steps">', "</ol>"
    start = format_html('<div class="rings">{}<ol class="steps">', drawing(name))
    return start, "</ol></div>"


def _step(node: Node, _page: Page) -> tuple[str, str]:
    place = node.parent.children.index(node) if node.parent else 0
    start = format_html(
        '<li class="step"><div class="{}" aria-hidden="true">{}</div><div>'
        '<h3 class="step__t"><span class="vh">{} · </span>{}</h3>',
        _DISCS[min(place, len(_DISCS) - 1)],
        node.text("code"),
        node.text("code"),
        node.argument,
    )
    return start, format_html("</div></li>{}", _gate(node.text("gate")))


def _gate(words: str) -> str:
    if not words:
        return ""
    return format_html(
        '<li class="gate"><span class="gate__x" aria-hidden="true"></span>{}</li>', words
    )


STEPS = BlockSpec(
    "steps",
    _steps,
    body="children",
    options={"drawing": options.drawing_name},
    child="step",
    inside_section=True,
)
STEP = BlockSpec(
    "step",
    _step,
    argument="required",
    options={"code": options.text, "gate": options.text},
    required=frozenset({"code"}),
    parent="steps",
)
