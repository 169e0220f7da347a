"""Every address of the site, filled with something real, and what every table holds."""

from collections.abc import Mapping

from django.apps import apps

from tests.admin.test_every_address import routes
from tests.admin.world import World


def addresses(world: World) -> list[str]:
    """One real address for each route."""
    return [world.address(route) for route in routes()]


def rows() -> Mapping[str, int]:
    """How many rows each table holds, sessions aside: reading may renew those."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label != "accounts.Session"
    }
