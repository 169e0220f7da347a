from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0001_questions_and_responses'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='response',
            options={
                'ordering': ['id'],
                'permissions': [('export_response', 'Can see and export results')],
                'verbose_name': 'response',
                'verbose_name_plural': 'responses',
            },
        ),
    ]
