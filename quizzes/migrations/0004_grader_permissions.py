"""Graders read and export results, and nothing else."""

from django.db import migrations

from accounts.roles import GRADER, granting


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("quizzes", "0003_instructor_permissions"),
    ]

    operations = [granting(GRADER, ["quizzes.export_response"])]
