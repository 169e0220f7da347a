"""Where the templates of the made-up labs are, and a section to play in."""

import copy
from pathlib import Path

import pytest
from django.conf import settings as configured
from pytest_django import Settings as SettingsWrapper

from tests.labs.playing.workshop import Workshop

HERE = Path(__file__).parent / "templates"


@pytest.fixture(autouse=True)
def _made_up_templates(settings: SettingsWrapper) -> None:
    templates = copy.deepcopy(configured.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], HERE]
    settings.TEMPLATES = templates


@pytest.fixture
def workshop(db: None) -> Workshop:
    """A released section with two labs."""
    return Workshop()
