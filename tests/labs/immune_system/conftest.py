"""The lab as it ships, prepared once for all of its tests."""

import pytest

from labs.immune_system.mechanics import IMMUNE_SYSTEM
from labs.immune_system.parameters import Shop, shop_of
from labs.immune_system.traffic import Traffic
from labs.mechanics import Setup
from tests.labs.immune_system.presses import DEFAULTS


@pytest.fixture(scope="session")
def lab() -> Setup:
    """The default parameters and what was prepared for them, as after storage."""
    return Setup(DEFAULTS, IMMUNE_SYSTEM.prepare(DEFAULTS))


@pytest.fixture(scope="session")
def shop() -> Shop:
    return shop_of(DEFAULTS)


@pytest.fixture(scope="session")
def traffic(shop: Shop) -> Traffic:
    return Traffic(shop)
