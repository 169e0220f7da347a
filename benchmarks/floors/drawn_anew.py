"""The site's `kept` tag for the floor: draws the piece each time, as an include does."""

from __future__ import annotations

from django import template
from django.template import engines
from django.template.context import Context
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str, **values: object) -> SafeString:
    """The piece of that name, drawn now."""
    engine = engines["drawn-anew"].engine
    token = context.get("csrf_token", "")
    return engine.get_template(name).render(Context({**values, "csrf_token": token}))
