"""Which addresses an author may link to or show a picture from."""

import re
from html import unescape

from django.utils.translation import gettext as _

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\"<>`^{|}\u2028\u2029]")
_SCHEME = re.compile(r"([^/?#]*):")
_WEB = re.compile(r"https?://[^/?#:@]", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@]+@[^@]+$", re.IGNORECASE)


def is_external(href: str) -> bool:
    """Whether following the address leaves this site."""
    return _WEB.match(unescape(href)) is not None


def link_problem(href: str) -> str:
    """Why this address is refused, in words; empty when it may be used."""
    address = unescape(href)
    if not address or _UNSAFE.search(address):
        return _("An address holds no spaces, quotes, brackets or backslashes.")
    if address.startswith("//"):
        return _("Write the address with its scheme, as https://…")
    if _SCHEME.match(address) and not (_WEB.match(address) or _MAIL.match(address)):
        return _("Link to https://…, mailto:…, #a-heading or a page of this site.")
    return ""


def image_problem(src: str) -> str:
    """Why this picture address is refused, in words; empty when it may be used."""
    address = unescape(src)
    if link_problem(src) or _SCHEME.match(address) or address.startswith("#"):
        return _("Pictures come from this site: give a relative path such as images/name.png.")
    return ""
