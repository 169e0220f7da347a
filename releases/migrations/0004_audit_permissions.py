"""Instructors read the record; nobody changes it."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("releases", "0003_audit"),
    ]

    operations = [granting(INSTRUCTOR, ["releases.view_auditevent"])]
