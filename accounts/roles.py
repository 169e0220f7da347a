"""Roles: groups that hold what one kind of work needs. Each app grants its part by migration.

A role alone opens nothing in the admin: the person also has to be staff (`User.is_staff`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.migrations import RunPython

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.contrib.auth.models import Group, Permission
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

INSTRUCTOR = "Instructor"
"""Writes courses and releases them. Staff."""

GRADER = "Grader"
"""Reads and exports results. Not staff."""

ROLES = (INSTRUCTOR, GRADER)


def granting(role: str, permissions: Iterable[str]) -> RunPython:
    """The migration step that grants a role its permissions, and takes them back when reversed."""
    wanted = tuple(permissions)

    def forwards(apps: Apps, _editor: BaseDatabaseSchemaEditor | None) -> None:
        grant(apps, role, wanted)

    def backwards(apps: Apps, _editor: BaseDatabaseSchemaEditor | None) -> None:
        revoke(apps, role, wanted)

    return RunPython(forwards, backwards, elidable=False)


def grant(apps: Apps, role: str, permissions: Iterable[str]) -> None:
    """Give a role permissions named "app.action_model", making their rows where none exist yet.

    Django makes permission rows only after all migrations have run, which is too late here.
    Raises LookupError for a model that does not exist.
    """
    _group(apps, role).permissions.add(*[_permission(apps, name) for name in permissions])


def revoke(apps: Apps, role: str, permissions: Iterable[str]) -> None:
    """Take permissions back from a role; those it does not hold are left alone."""
    _group(apps, role).permissions.remove(*[_permission(apps, name) for name in permissions])


def _group(apps: Apps, role: str) -> Group:
    group: Group = apps.get_model("auth", "Group").objects.get_or_create(name=role)[0]
    return group


def _permission(apps: Apps, name: str) -> Permission:
    """The row of one permission; its codename ends with the model's name."""
    app_label, codename = name.split(".")
    action, _underscore, model_name = codename.rpartition("_")
    options = apps.get_model(app_label, model_name)._meta
    # As Django words them, so that its own step after the migrations finds nothing to do.
    words = dict(options.permissions).get(codename, f"Can {action} {options.verbose_name_raw}")
    content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model_name
    )
    permission: Permission = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": words}
    )[0]
    return permission
