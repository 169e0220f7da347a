"""What the page templates need beyond Django's own tags."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()

KIB = 1024
NO_BREAK = "\u00a0"


@register.filter
def file_size(size: int) -> str:
    """A size in bytes as a download card says it: whole KB, then MB with one decimal."""
    kilobytes = max(1, round(size / KIB))
    if kilobytes < KIB:
        return _("%s KB").replace(" ", NO_BREAK) % number_format(kilobytes)
    megabytes = number_format(round(size / KIB / KIB, 1), decimal_pos=1)
    return _("%s MB").replace(" ", NO_BREAK) % megabytes
