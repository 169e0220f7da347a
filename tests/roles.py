"""The roles' groups, as the migrations make them, in whatever state a test left the database.

A test with real transactions empties every table afterwards, also of what migrations wrote.
Django then announces the same as after a migration, and the roles are granted again.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group
from django.db.migrations import RunPython
from django.db.models.signals import post_migrate

APPS = ("accounts", "courses", "releases", "quizzes", "casestudies", "labs")
LAST_APP = "account"
_granted: set[tuple[str, str, str]] = set()
"""What the groups held after the steps had run."""


def grants() -> Iterator[str]:
    """The migrations that grant something to a role: their names say so."""
    for app in APPS:
        migrations = import_module(f"{app}.migrations")
        for module in iter_modules(migrations.__path__, f"{migrations.__name__}."):
            if module.name.endswith("_permissions"):
                yield module.name


def grant_roles() -> None:
    """Run every granting step of the migrations again, unless what they grant is all there."""
    if _granted and _granted <= _held():
        return
    for name in grants():
        for operation in import_module(name).Migration.operations:
            if isinstance(operation, RunPython):
                operation.code(apps, None)
    _granted.clear()
    _granted.update(_held())


def _held() -> set[tuple[str, str, str]]:
    """What the groups hold now: group, app and codename."""
    return set(
        Group.objects.filter(permissions__isnull=False).values_list(
            "name", "permissions__content_type__app_label", "permissions__codename"
        )
    )


def _after_emptying(sender: AppConfig, **_kwargs: object) -> None:
    if sender.label == LAST_APP:
        grant_roles()


post_migrate.connect(_after_emptying)
