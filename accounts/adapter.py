"""Where allauth may send people once they have signed in, up or out."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.utils.http import url_has_allowed_host_and_scheme


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Leads nowhere but into this site, under the name it was asked by.

    Stock allauth also follows every name in ALLOWED_HOSTS, and fails over half an IPv6 address.
    """

    def is_safe_url(self, url: str) -> bool:
        """Whether a browser sent there stays on this site."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
