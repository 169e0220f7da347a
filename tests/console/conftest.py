"""The people of the console, in browsers of their own."""

import pytest
from django.test import Client

from accounts.models import User
from tests.console.staff import browser, staff


@pytest.fixture
def ada(db: None) -> User:
    """Somebody who may do everything."""
    return staff("Ada", is_superuser=True)


@pytest.fixture
def hers(ada: User) -> Client:
    """Ada's browser."""
    return browser(ada)
