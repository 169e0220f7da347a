"""Templates of the made-up labs, and nothing remembered from test to test."""

import copy
from pathlib import Path

import pytest
from django.conf import settings as configured
from pytest_django import Settings as SettingsWrapper

from labs.compiling import lab_content
from labs.playing import forget
from tests.labs.playing.workshop import Workshop

HERE = Path(__file__).parent / "templates"


@pytest.fixture(autouse=True)
def _made_up_templates(settings: SettingsWrapper) -> None:
    templates = copy.deepcopy(configured.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], HERE]
    settings.TEMPLATES = templates


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    lab_content.cache_clear()
    forget()


@pytest.fixture
def workshop(db: None) -> Workshop:
    """A released section with two labs."""
    return Workshop()
