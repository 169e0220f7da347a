"""Instructors place case studies and upload their files; of these they may drop drafts only."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting

PERMISSIONS = [
    f"casestudies.{action}_{model}"
    for model in ("casestudy", "casestudyrevision")
    for action in ("add", "change", "view")
] + ["casestudies.delete_casestudyrevision"]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("casestudies", "0001_files_and_downloads"),
    ]

    operations = [granting(INSTRUCTOR, PERMISSIONS)]
