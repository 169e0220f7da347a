"""Graders grade essays, and may look whose they are; deciding between graders is given to people."""

from django.db import migrations

from accounts.roles import GRADER, granting


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0015_essays")]

    operations = [
        granting(GRADER, ["quizzes.grade_essaygrade", "quizzes.name_essaygrade"]),
    ]
