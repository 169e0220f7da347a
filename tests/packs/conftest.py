"""Each test has a storage and a pack of its own."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.packs.folders import Folder, small_pack


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: Path) -> None:
    """Files go to a folder that is dropped with the test."""
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def pack(tmp_path: Path) -> Folder:
    """A small pack without a problem."""
    return small_pack(tmp_path / "pack")
