"""Each test begins as a process that knows of no watch."""

from collections.abc import Iterator

import pytest

from releases.ghost.noting import notes


@pytest.fixture(autouse=True)
def knows_of_nothing() -> Iterator[None]:
    """Forget it afterwards, so that no other test's pages are noted."""
    notes.forget()
    yield
    notes.forget()
