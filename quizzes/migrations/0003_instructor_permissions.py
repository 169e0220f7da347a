"""Instructors write questions; of these they may drop drafts, and the choices of drafts."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting

PERMISSIONS = [
    f"quizzes.{action}_{model}"
    for model in ("question", "questionrevision", "choice")
    for action in ("add", "change", "view")
] + ["quizzes.delete_questionrevision", "quizzes.delete_choice"]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("quizzes", "0002_results_may_be_exported"),
    ]

    operations = [granting(INSTRUCTOR, PERMISSIONS)]
