"""Behind a proxy, limits count the client's address and not the proxy's."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from config.proxy import ProxyMiddleware


def _told_address(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.META["REMOTE_ADDR"])


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::1"),
        ("1.2.3.4, unknown", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_the_address_is_the_one_our_proxy_wrote_last(
    rf: RequestFactory, settings: Settings, forwarded: str, address: str
) -> None:
    settings.BEHIND_PROXY = True
    request = rf.get("/", headers={"X-Forwarded-For": forwarded})

    assert ProxyMiddleware(_told_address)(request).content.decode() == address


def test_without_a_proxy_nobody_can_claim_an_address(settings: Settings) -> None:
    settings.BEHIND_PROXY = False

    with pytest.raises(MiddlewareNotUsed):
        ProxyMiddleware(_told_address)
