"""A template tag for pieces that are drawn once and kept."""

from __future__ import annotations

from collections.abc import Hashable

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from courses.reading.pieces import CSRF_TOKEN, piece

register = template.Library()


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str, **values: Hashable) -> SafeString:
    """The template of that name drawn with these values alone, from memory where it was before.

    Of a preview, whose values are its own, nothing is remembered.
    """
    is_kept = not values or not context.get("is_preview")
    return piece(name, token=context.get(CSRF_TOKEN, ""), is_kept=is_kept, **values)
