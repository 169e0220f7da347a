"""Every address of the site for every role, against one file of expectations.

A new address without a row in access.toml fails here. Each row says what a GET and what an
empty POST are answered with, in the order anonymous, guest, learner, instructor, grader,
superuser.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from tests.admin.people import ROLES, browser_of
from tests.admin.world import World

GROUPS = tomllib.loads(Path(__file__).with_name("access.toml").read_text(encoding="utf-8"))["group"]
EXPECTED = {
    route: (group["get"].split(), group["post"].split())
    for group in GROUPS
    for route in group["routes"]
}


def routes() -> list[str]:
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    known = set(routes())

    assert known - set(EXPECTED) == set(), "say in access.toml who may open these"
    assert set(EXPECTED) - known == set(), "these are gone: take them out"


@pytest.mark.needs_toggles("learner-search", "question-reports")
@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may_and_nothing_else(role: str, world: World) -> None:
    column = ROLES.index(role)
    browser = browser_of(role)
    signed_in = browser.cookies.copy()
    wrong = []

    for route in routes():
        address = world.address(route)
        expected = [codes[column] for codes in EXPECTED[route]]
        with transaction.atomic():
            found = [str(browser.get(address).status_code)]
            found.append(str(browser.post(address).status_code))
            transaction.set_rollback(True)
        browser.cookies = signed_in.copy()
        if found != expected:
            wrong.append(f"{address}: {found} instead of {expected}")

    assert wrong == []
