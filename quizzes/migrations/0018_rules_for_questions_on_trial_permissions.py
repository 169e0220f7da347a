"""Instructors set what their courses ask of questions on trial."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0017_rules_for_questions_on_trial")]

    operations = [
        granting(
            INSTRUCTOR,
            ["quizzes.add_pilotrule", "quizzes.change_pilotrule", "quizzes.view_pilotrule"],
        ),
    ]
