"""Instructors see the figures of the questions of their courses."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0012_counts_of_first_tries")]

    operations = [
        migrations.CreateModel(
            name="Statistics",
            fields=[],
            options={
                "verbose_name": "statistics of a question",
                "verbose_name_plural": "statistics of questions",
                "proxy": True,
                "default_permissions": ("view",),
                "indexes": [],
                "constraints": [],
            },
            bases=("quizzes.question",),
        ),
        granting(INSTRUCTOR, ["quizzes.view_statistics"]),
    ]
