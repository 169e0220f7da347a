"""Instructors arrange courses and write sections; of these they may drop drafts only."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting

PERMISSIONS = [
    f"courses.{action}_{model}"
    for model in ("course", "module", "section", "sectionrevision")
    for action in ("add", "change", "view")
] + ["courses.delete_sectionrevision"]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("courses", "0001_structure_sections_progress"),
    ]

    operations = [granting(INSTRUCTOR, PERMISSIONS)]
