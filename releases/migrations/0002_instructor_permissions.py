"""Moving a ring is a right of its own; instructors put releases together and move them."""

from django.db import migrations

from accounts.roles import INSTRUCTOR, granting

PERMISSIONS = [
    "releases.add_release",
    "releases.change_release",
    "releases.view_release",
    "releases.promote_release",
    "releases.view_releaseevent",
]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles"),
        ("releases", "0001_releases_and_events"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="release",
            options={
                "ordering": ["-id"],
                "permissions": [("promote_release", "Can promote and roll back release")],
                "verbose_name": "release",
                "verbose_name_plural": "releases",
            },
        ),
        granting(INSTRUCTOR, PERMISSIONS),
    ]
