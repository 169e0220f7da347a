"""Instructors make, switch and remove the toggles of their courses."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("releases", "0012_words_for_learners"),
    ]

    operations = [
        granting(
            INSTRUCTOR,
            [
                "releases.add_toggle",
                "releases.change_toggle",
                "releases.delete_toggle",
                "releases.view_toggle",
            ],
        )
    ]
