"""The roles' groups, as the migrations make them, in whatever state a test left the database.

A test with real transactions empties every table afterwards, also of what migrations wrote.
Django then announces the same as after a migration, and the roles are granted again.
"""

from importlib import import_module

from django.apps import AppConfig, apps
from django.db.migrations import RunPython
from django.db.models.signals import post_migrate

GRANTS = (
    "courses.migrations.0002_instructor_permissions",
    "releases.migrations.0002_instructor_permissions",
    "quizzes.migrations.0003_instructor_permissions",
    "quizzes.migrations.0004_grader_permissions",
    "casestudies.migrations.0002_instructor_permissions",
)
LAST_APP = "account"


def grant_roles() -> None:
    """Run every granting step of the migrations again."""
    for name in GRANTS:
        for operation in import_module(name).Migration.operations:
            if isinstance(operation, RunPython):
                operation.code(apps, None)


def _after_emptying(sender: AppConfig, **_kwargs: object) -> None:
    if sender.label == LAST_APP:
        grant_roles()


post_migrate.connect(_after_emptying)
