"""The roles' groups, as the migrations make them, in whatever state a test left the database.

A test with real transactions empties every table afterwards, also of what migrations wrote.
Django then announces the same as after a migration, and the roles are granted again.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig, apps
from django.db.migrations import RunPython
from django.db.models.signals import post_migrate

APPS = ("accounts", "courses", "releases", "quizzes", "casestudies", "labs")
LAST_APP = "account"


def grants() -> Iterator[str]:
    """The migrations that grant something to a role: their names say so."""
    for app in APPS:
        migrations = import_module(f"{app}.migrations")
        for module in iter_modules(migrations.__path__, f"{migrations.__name__}."):
            if module.name.endswith("_permissions"):
                yield module.name


def grant_roles() -> None:
    """Run every granting step of the migrations again."""
    for name in grants():
        for operation in import_module(name).Migration.operations:
            if isinstance(operation, RunPython):
                operation.code(apps, None)


def _after_emptying(sender: AppConfig, **_kwargs: object) -> None:
    if sender.label == LAST_APP:
        grant_roles()


post_migrate.connect(_after_emptying)
