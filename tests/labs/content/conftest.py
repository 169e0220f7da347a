"""Each test has a storage and a pack with a lab of its own."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.labs.content.packs import pack_with_a_lab
from tests.packs.folders import Folder


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path: Path) -> None:
    """Files go to a folder that is dropped with the test."""
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def pack(tmp_path: Path) -> Folder:
    """A small pack with a lab and without a problem."""
    return pack_with_a_lab(tmp_path / "pack")
