"""Instructors upload pictures, describe them, and drop those that no text shows."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting

PERMISSIONS = [f"courses.{action}_picture" for action in ("add", "change", "view", "delete")]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_roles"), ("courses", "0005_pictures")]

    operations = [granting(INSTRUCTOR, PERMISSIONS)]
