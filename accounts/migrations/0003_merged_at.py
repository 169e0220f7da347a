"""When a guest became a person: the order in which several did decides which answer stands."""

from django.db import migrations, models
from django.db.models import F


def merged_when_first_seen(apps, _editor):
    """Nobody noted it before: that is the order in which they were taken until now."""
    learners = apps.get_model("accounts", "Learner").objects.exclude(merged_into=None)
    learners.update(merged_at=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_roles")]

    operations = [
        migrations.AddField(
            model_name="learner",
            name="merged_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="merged"),
        ),
        migrations.RunPython(merged_when_first_seen, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="learner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_at", None), ("merged_into", None)),
                    models.Q(("merged_at__isnull", False), ("merged_into__isnull", False)),
                    _connector="OR",
                ),
                name="learner_merged_at_a_time",
            ),
        ),
    ]
