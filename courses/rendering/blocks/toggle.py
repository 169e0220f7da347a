"""A stretch of the text that only some see: who gets one side of a toggle."""

import re

from django.utils.translation import gettext as _

from courses.rendering.nodes import BlockSpec, Node
from courses.rendering.page import Page
from courses.rendering.results import TogglePart

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 60


def _toggle(node: Node, page: Page) -> tuple[TogglePart, TogglePart]:
    if node.argument and not _is_name(node.argument):
        message = _("Write the toggle's name in small letters: “/// toggle | a-name”.")
        page.report(node.line, message)
    return TogglePart(node.argument, node.text("when") or "on"), TogglePart()


def _side(value: object) -> str:
    """on, off, or the name of a variant. YAML reads the first two as yes and no."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if not isinstance(value, str) or not _is_name(value):
        raise ValueError(_("write on, off or the name of a variant"))
    return value


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and _NAME.fullmatch(text) is not None


TOGGLE = BlockSpec(
    "toggle", _toggle, argument="required", options={"when": _side}, holds_blocks=True
)
