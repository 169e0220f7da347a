"""Instructors write labs; of these they may drop drafts."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting

PERMISSIONS = [
    f"labs.{action}_{model}"
    for model in ("lab", "labrevision")
    for action in ("add", "change", "view")
] + ["labs.delete_labrevision"]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("labs", "0001_labs_and_runs"),
    ]

    operations = [granting(INSTRUCTOR, PERMISSIONS)]
