"""Whoever could see every learner's results until now still can; new graders are given cohorts."""

from django.db import migrations

from accounts.roles import GRADER


def let_everyone_in(apps, _editor):
    """Give every present grader the right to see every learner."""
    kind, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="accounts", model="cohort"
    )
    right, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind,
        codename="see_every_cohort",
        defaults={"name": "Can see the results of every learner"},
    )
    for person in apps.get_model("accounts", "User").objects.filter(groups__name=GRADER):
        person.user_permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_graders_of_cohorts")]

    operations = [migrations.RunPython(let_everyone_in, migrations.RunPython.noop)]
