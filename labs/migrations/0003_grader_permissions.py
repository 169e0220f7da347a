"""Graders read and export runs of labs, and nothing else of labs."""

from django.db import migrations

from accounts.roles import GRADER, granting


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("labs", "0002_instructor_permissions"),
    ]

    operations = [granting(GRADER, ["labs.export_labrun"])]
