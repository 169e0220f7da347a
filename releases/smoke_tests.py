"""Smoke tests: what must hold of a release before anyone sees it. Apps register theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from releases.models import Release

SmokeTest = Callable[[Release], Iterator[str]]
"""Looks at a release and yields what is wrong with it, in words that say what to do."""

_smoke_tests: list[SmokeTest] = []


def register_smoke_test(test: SmokeTest) -> SmokeTest:
    """Have `test` run before the first promotion of every release."""
    _smoke_tests.append(test)
    return test


def problems_of(release: Release) -> list[str]:
    """Everything the registered smoke tests find wrong; empty means ready."""
    return [problem for test in _smoke_tests for problem in test(release)]
