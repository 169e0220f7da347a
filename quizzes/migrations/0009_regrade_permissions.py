"""Instructors may judge given answers anew, and see what was decided."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("quizzes", "0008_regrades"),
    ]

    operations = [
        granting(INSTRUCTOR, ["quizzes.regrade_questionrevision", "quizzes.view_regrade"])
    ]
