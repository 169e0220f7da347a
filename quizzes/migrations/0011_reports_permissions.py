"""Instructors answer what learners report of the questions of their courses."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting

PERMISSIONS = ["quizzes.view_reportedquestion", "quizzes.change_reportedquestion"]


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0010_reports_of_questions")]

    operations = [granting(INSTRUCTOR, PERMISSIONS)]
