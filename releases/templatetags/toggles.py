"""`{% if_toggle "name" %}…{% else %}…{% endif_toggle %}`: what whoever asks gets of a toggle."""

from __future__ import annotations

from typing import cast

from django import template
from django.template import Context, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Node, Parser, Token

from releases.toggles.evaluating import Asking, is_on

register = template.Library()


class IfToggle(Node):
    """The first stretch where the toggle is on for the request's learner, else the second."""

    child_nodelists = ("on", "off")

    def __init__(self, name: FilterExpression, on: NodeList, off: NodeList) -> None:
        self.name, self.on, self.off = name, on, off

    def render(self, context: Context) -> str:
        """One of the two; a page without a request is nobody's in particular."""
        learner = getattr(context.get("request"), "learner", None)
        name = str(self.name.resolve(context))
        return str((self.on if is_on(name, cast("Asking", learner)) else self.off).render(context))


@register.tag
def if_toggle(parser: Parser, token: Token) -> IfToggle:
    """Reads the tag. Raises TemplateSyntaxError where it does not name one toggle."""
    words = token.split_contents()
    if len(words) != 2:
        raise TemplateSyntaxError(f"{words[0]} takes the name of one toggle")
    on = parser.parse(("else", "endif_toggle"))
    off = NodeList()
    if parser.next_token().contents == "else":
        off = parser.parse(("endif_toggle",))
        parser.delete_first_token()
    return IfToggle(parser.compile_filter(words[1]), on, off)
