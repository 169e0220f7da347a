"""Instructors set the guardrails of their courses."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("releases", "0009_guarding"),
    ]

    operations = [
        granting(
            INSTRUCTOR,
            [
                "releases.add_guardrail",
                "releases.change_guardrail",
                "releases.view_guardrail",
            ],
        )
    ]
